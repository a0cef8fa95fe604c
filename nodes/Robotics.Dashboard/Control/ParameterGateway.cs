using System.Text.Json;
using Robotics.Msgs.RclInterfaces;

namespace Robotics.Dashboard.Control;

/// <summary>The node's parameters, through its parameter services.</summary>
internal sealed class ParameterGateway(NodeServices services)
{
    /// <summary>All parameters, sorted by name.</summary>
    /// <exception cref="NodeCallException">The node does not tell them.</exception>
    public async Task<ParameterReport[]> ListAsync(CancellationToken cancellation)
    {
        ListParametersResponse list = await services.CallAsync(NodeServiceTable.ListParameters, new ListParametersRequest(), cancellation);
        string[] names = [.. list.Result.Names.Order(StringComparer.Ordinal)];
        ParameterDescriptor[] descriptors = await DescribeAsync(names, cancellation);
        GetParametersResponse values = await services.CallAsync(
            NodeServiceTable.GetParameters, new GetParametersRequest { Names = names }, cancellation);
        return [.. descriptors.Zip(values.Values, Report)];
    }

    /// <summary>Sets one parameter to a value that JSON tells.</summary>
    /// <exception cref="NodeCallException">The node refuses the value, and says why, or cannot be asked.</exception>
    public async Task SetAsync(string name, JsonElement value, CancellationToken cancellation)
    {
        if (await DescribeAsync([name], cancellation) is not [{ Type: not ParameterType.PARAMETER_NOT_SET } descriptor])
        {
            throw new NodeCallException($"The node has no parameter '{name}'.");
        }

        Parameter parameter = new() { Name = name, Value = Read(name, descriptor.Type, value) };
        SetParametersResponse response = await services.CallAsync(
            NodeServiceTable.SetParameters, new SetParametersRequest { Parameters = [parameter] }, cancellation);
        if (response.Results is not [{ Successful: true }])
        {
            string reason = response.Results is [{ Reason.Length: > 0 } result] ? result.Reason : "It does not say why.";
            throw new NodeCallException($"The node refused: {reason}");
        }
    }

    private static ParameterValue Read(string name, byte type, JsonElement value)
    {
        try
        {
            return ParameterJson.Read(type, value);
        }
        catch (FormatException e)
        {
            throw new NodeCallException($"The parameter '{name}' was not set: {e.Message}");
        }
    }

    private static ParameterReport Report(ParameterDescriptor descriptor, ParameterValue value)
    {
        (double? min, double? max, double? step) = descriptor switch
        {
            { IntegerRange: [var range] } => (range.FromValue, range.ToValue, range.Step),
            { FloatingPointRange: [var range] } => (range.FromValue, range.ToValue, range.Step),
            _ => ((double?)null, (double?)null, (double?)null),
        };
        return new ParameterReport(
            descriptor.Name,
            ParameterJson.NameOf(value.Type),
            ParameterJson.Write(value),
            descriptor.Description,
            descriptor.AdditionalConstraints,
            descriptor.ReadOnly,
            min,
            max,
            step > 0 ? step : null);
    }

    private async Task<ParameterDescriptor[]> DescribeAsync(string[] names, CancellationToken cancellation)
    {
        DescribeParametersRequest request = new() { Names = names };
        return (await services.CallAsync(NodeServiceTable.DescribeParameters, request, cancellation)).Descriptors;
    }
}
