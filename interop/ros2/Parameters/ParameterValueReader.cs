using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Robotics.Ros2;

/// <summary>Reads the YAML of one parameter value: a scalar, or a sequence of scalars of one type.</summary>
internal static class ParameterValueReader
{
    private const string StringTag = "tag:yaml.org,2002:str";

    internal static RosParameterValue Read(IParser parser) => parser.Current switch
    {
        Scalar => ReadScalar(parser.Consume<Scalar>()),
        SequenceStart start => ReadSequence(parser, start),
        { } other => throw new YamlException(other.Start, other.End, "a parameter value must be a scalar or a sequence of scalars"),
        null => throw new YamlException("the text ends where a value is due"),
    };

    private static RosParameterValue ReadScalar(Scalar scalar)
    {
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || (!scalar.Tag.IsEmpty && scalar.Tag == StringTag))
        {
            return RosParameterValue.From(scalar.Value);
        }

        return scalar.Value.Length > 0
            ? ScalarYaml.ReadPlain(scalar.Value)
            : throw new YamlException(scalar.Start, scalar.End, "there is no value; an empty string is written ''");
    }

    private static RosParameterValue ReadSequence(IParser parser, SequenceStart start)
    {
        parser.MoveNext();
        var items = new List<RosParameterValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var scalar))
            {
                throw new YamlException(start.Start, start.End, "a sequence of parameter values may hold scalars only");
            }

            var item = ReadScalar(scalar);
            if (items.Count > 0 && items[0].Type != item.Type)
            {
                throw new YamlException(
                    scalar.Start, scalar.End,
                    $"a sequence must hold values of one type, and this one mixes {items[0].Type} and {item.Type}");
            }

            items.Add(item);
        }

        return items.Count == 0 ? RosParameterValue.From(Array.Empty<string>()) : Join(items);
    }

    private static RosParameterValue Join(List<RosParameterValue> items) => items[0].Type switch
    {
        RosParameterType.Bool => RosParameterValue.From(items.Select(item => item.As<bool>()).ToArray()),
        RosParameterType.Integer => RosParameterValue.From(items.Select(item => item.As<long>()).ToArray()),
        RosParameterType.Double => RosParameterValue.From(items.Select(item => item.As<double>()).ToArray()),
        _ => RosParameterValue.From(items.Select(item => item.As<string>()).ToArray()),
    };
}
