using Robotics.Msgs.RclInterfaces;

namespace Robotics.Ros2;

/// <summary>The six services by which <c>ros2 param</c> and other nodes reach a node's parameters.</summary>
internal static class ParameterServices
{
    internal static void Start(RosNode node, ParameterStore store)
    {
        var qos = QosProfile.Parameters;
        node.CreateService<GetParametersRequest, GetParametersResponse>("~/get_parameters", request => Get(store, request), qos);
        node.CreateService<GetParameterTypesRequest, GetParameterTypesResponse>(
            "~/get_parameter_types", request => GetTypes(store, request), qos);
        node.CreateService<SetParametersRequest, SetParametersResponse>("~/set_parameters", request => Set(store, request), qos);
        node.CreateService<SetParametersAtomicallyRequest, SetParametersAtomicallyResponse>(
            "~/set_parameters_atomically", request => SetAtomically(store, request), qos);
        node.CreateService<DescribeParametersRequest, DescribeParametersResponse>(
            "~/describe_parameters", request => Describe(store, request), qos);
        node.CreateService<ListParametersRequest, ListParametersResponse>("~/list_parameters", request => List(store, request), qos);
    }

    internal static GetParametersResponse Get(ParameterStore store, GetParametersRequest request)
        => new() { Values = [.. store.FindAll(request.Names).Select(parameter => ParameterMessages.ToMessage(parameter.Value))] };

    internal static GetParameterTypesResponse GetTypes(ParameterStore store, GetParameterTypesRequest request)
        => new() { Types = [.. store.FindAll(request.Names).Select(parameter => (byte)parameter.Type)] };

    internal static DescribeParametersResponse Describe(ParameterStore store, DescribeParametersRequest request)
        => new() { Descriptors = [.. store.FindAll(request.Names).Select(ParameterMessages.Describe)] };

    internal static SetParametersResponse Set(ParameterStore store, SetParametersRequest request) => new()
    {
        Results = [.. request.Parameters.Select(
            parameter => ParameterMessages.ToMessage(store.Set([ParameterMessages.FromMessage(parameter)])))],
    };

    internal static SetParametersAtomicallyResponse SetAtomically(ParameterStore store, SetParametersAtomicallyRequest request)
        => new() { Result = ParameterMessages.ToMessage(store.Set([.. request.Parameters.Select(ParameterMessages.FromMessage)])) };

    internal static ListParametersResponse List(ParameterStore store, ListParametersRequest request)
    {
        var names = store.List(request.Prefixes, request.Depth);
        var prefixes = names.Where(name => name.Contains('.')).Select(name => name[..name.LastIndexOf('.')]).Distinct();
        return new() { Result = new ListParametersResult { Names = [.. names], Prefixes = [.. prefixes] } };
    }
}
