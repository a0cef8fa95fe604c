using Robotics.Msgs.RclInterfaces;

namespace Robotics.Ros2;

/// <summary>Parameters as the messages of rcl_interfaces say them.</summary>
internal static class ParameterMessages
{
    internal static Parameter ToMessage(RosParameterChange change) => new() { Name = change.Name, Value = ToMessage(change.Value) };

    internal static RosParameterChange FromMessage(Parameter parameter) => new(parameter.Name, FromMessage(parameter.Value));

    internal static ParameterValue ToMessage(RosParameterValue value)
    {
        var message = new ParameterValue { Type = (byte)value.Type };
        switch (value.Type)
        {
            case RosParameterType.Bool:
                message.BoolValue = value.As<bool>();
                break;
            case RosParameterType.Integer:
                message.IntegerValue = value.As<long>();
                break;
            case RosParameterType.Double:
                message.DoubleValue = value.As<double>();
                break;
            case RosParameterType.String:
                message.StringValue = value.As<string>();
                break;
            case RosParameterType.ByteArray:
                message.ByteArrayValue = value.As<byte[]>();
                break;
            case RosParameterType.BoolArray:
                message.BoolArrayValue = value.As<bool[]>();
                break;
            case RosParameterType.IntegerArray:
                message.IntegerArrayValue = value.As<long[]>();
                break;
            case RosParameterType.DoubleArray:
                message.DoubleArrayValue = value.As<double[]>();
                break;
            case RosParameterType.StringArray:
                message.StringArrayValue = value.As<string[]>();
                break;
        }

        return message;
    }

    /// <summary>The value of the type that the message names; an unknown type is no value.</summary>
    internal static RosParameterValue FromMessage(ParameterValue message) => (RosParameterType)message.Type switch
    {
        RosParameterType.Bool => RosParameterValue.From(message.BoolValue),
        RosParameterType.Integer => RosParameterValue.From(message.IntegerValue),
        RosParameterType.Double => RosParameterValue.From(message.DoubleValue),
        RosParameterType.String => RosParameterValue.From(message.StringValue),
        RosParameterType.ByteArray => RosParameterValue.From(message.ByteArrayValue),
        RosParameterType.BoolArray => RosParameterValue.From(message.BoolArrayValue),
        RosParameterType.IntegerArray => RosParameterValue.From(message.IntegerArrayValue),
        RosParameterType.DoubleArray => RosParameterValue.From(message.DoubleArrayValue),
        RosParameterType.StringArray => RosParameterValue.From(message.StringArrayValue),
        _ => RosParameterValue.NotSet,
    };

    internal static ParameterDescriptor Describe(DeclaredParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = (byte)parameter.Type,
        Description = parameter.Description,
        AdditionalConstraints = parameter.Constraints,
        ReadOnly = parameter.ReadOnly,
        IntegerRange = parameter.Range is { IsInteger: true } integers
            ? [new IntegerRange { FromValue = integers.FromInteger, ToValue = integers.ToInteger, Step = integers.StepInteger }]
            : [],
        FloatingPointRange = parameter.Range is { IsInteger: false } numbers
            ? [new FloatingPointRange { FromValue = numbers.From, ToValue = numbers.To, Step = numbers.Step }]
            : [],
    };

    internal static SetParametersResult ToMessage(SetParameterResult result)
        => new() { Successful = result.Succeeded, Reason = result.Refusal ?? "" };
}
