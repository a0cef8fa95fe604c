using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Msgs.RclInterfaces;

namespace Robotics.Dashboard.Control;

/// <summary>Parameter values in JSON: numbers, truths, text and arrays of them; bytes as Base64.</summary>
internal static class ParameterJson
{
    private static readonly string[] s_names =
        ["not set", "bool", "integer", "double", "string", "byte[]", "bool[]", "integer[]", "double[]", "string[]"];

    /// <summary>The name of a type, as <c>ros2 param</c> has it.</summary>
    public static string NameOf(byte type) => type < s_names.Length ? s_names[type] : s_names[ParameterType.PARAMETER_NOT_SET];

    public static JsonNode? Write(ParameterValue value) => value.Type switch
    {
        ParameterType.PARAMETER_BOOL => value.BoolValue,
        ParameterType.PARAMETER_INTEGER => value.IntegerValue,
        ParameterType.PARAMETER_DOUBLE => Number(value.DoubleValue),
        ParameterType.PARAMETER_STRING => value.StringValue,
        ParameterType.PARAMETER_BYTE_ARRAY => Convert.ToBase64String(value.ByteArrayValue),
        ParameterType.PARAMETER_BOOL_ARRAY => Array(value.BoolArrayValue, item => JsonValue.Create(item)),
        ParameterType.PARAMETER_INTEGER_ARRAY => Array(value.IntegerArrayValue, item => JsonValue.Create(item)),
        ParameterType.PARAMETER_DOUBLE_ARRAY => Array(value.DoubleArrayValue, Number),
        ParameterType.PARAMETER_STRING_ARRAY => Array(value.StringArrayValue, item => JsonValue.Create(item)),
        _ => null,
    };

    /// <exception cref="FormatException">The JSON is no value of the type; the message says so.</exception>
    public static ParameterValue Read(byte type, JsonElement json)
    {
        try
        {
            return ReadAs(type, json);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException)
        {
            throw new FormatException($"{json.GetRawText()} is no value of the type {NameOf(type)}.", e);
        }
    }

    private static ParameterValue ReadAs(byte type, JsonElement json) => type switch
    {
        ParameterType.PARAMETER_BOOL => new ParameterValue { Type = type, BoolValue = json.GetBoolean() },
        ParameterType.PARAMETER_INTEGER => new ParameterValue { Type = type, IntegerValue = Integer(json) },
        ParameterType.PARAMETER_DOUBLE => new ParameterValue { Type = type, DoubleValue = Double(json) },
        ParameterType.PARAMETER_STRING => new ParameterValue { Type = type, StringValue = Text(json) },
        ParameterType.PARAMETER_BYTE_ARRAY => new ParameterValue { Type = type, ByteArrayValue = Convert.FromBase64String(Text(json)) },
        ParameterType.PARAMETER_BOOL_ARRAY => new ParameterValue { Type = type, BoolArrayValue = Items(json, item => item.GetBoolean()) },
        ParameterType.PARAMETER_INTEGER_ARRAY => new ParameterValue { Type = type, IntegerArrayValue = Items(json, Integer) },
        ParameterType.PARAMETER_DOUBLE_ARRAY => new ParameterValue { Type = type, DoubleArrayValue = Items(json, Double) },
        ParameterType.PARAMETER_STRING_ARRAY => new ParameterValue { Type = type, StringArrayValue = Items(json, Text) },
        _ => throw new FormatException(),
    };

    // JSON has no word for what is not finite.
    private static JsonValue Number(double value) =>
        double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));

    private static double Double(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? double.Parse(Text(json), CultureInfo.InvariantCulture) : json.GetDouble();

    private static long Integer(JsonElement json) => json.GetInt64();

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException();

    private static T[] Items<T>(JsonElement json, Func<JsonElement, T> read) => [.. json.EnumerateArray().Select(read)];

    private static JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonValue> write) =>
        [.. values.Select(value => (JsonNode)write(value))];
}
