using Robotics.Msgs.LifecycleMsgs;
using Robotics.Msgs.RclInterfaces;
using Robotics.Msgs.StdSrvs;

namespace Robotics.Dashboard.Control;

/// <summary>The services by which a node is looked into and changed.</summary>
internal static class NodeServiceTable
{
    private const double ToLook = 5;

    // A change may load a model.
    private const double ToChange = 60;

    public static readonly NodeService<ListParametersRequest, ListParametersResponse> ListParameters =
        new("list_parameters", ToLook);

    public static readonly NodeService<DescribeParametersRequest, DescribeParametersResponse> DescribeParameters =
        new("describe_parameters", ToLook);

    public static readonly NodeService<GetParametersRequest, GetParametersResponse> GetParameters =
        new("get_parameters", ToLook);

    public static readonly NodeService<SetParametersRequest, SetParametersResponse> SetParameters =
        new("set_parameters", ToChange);

    public static readonly NodeService<GetStateRequest, GetStateResponse> GetState =
        new("get_state", ToLook);

    public static readonly NodeService<GetAvailableTransitionsRequest, GetAvailableTransitionsResponse> GetTransitions =
        new("get_available_transitions", ToLook);

    public static readonly NodeService<ChangeStateRequest, ChangeStateResponse> ChangeState =
        new("change_state", ToChange);

    public static readonly NodeService<SetBoolRequest, SetBoolResponse> SetEnabled =
        new("set_enabled", ToLook);
}
