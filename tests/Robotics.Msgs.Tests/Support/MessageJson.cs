using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Robotics.Msgs.Tests.Support;

/// <summary>Builds messages from the JSON values of cdr.json, and compares messages with them: floats by their bits.</summary>
internal static class MessageJson
{
    public static object Build(Type type, JsonElement value)
    {
        var message = Activator.CreateInstance(type)!;
        foreach (var field in value.EnumerateObject())
        {
            var property = PropertyOf(type, field.Name);
            property.SetValue(message, ToClr(property.PropertyType, field.Value));
        }

        return message;
    }

    public static void AssertEqual(JsonElement expected, object message)
        => MessageEquality.AssertEqual(Build(message.GetType(), expected), message);

    public static PropertyInfo PropertyOf(Type type, string field)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Instance;
        var name = string.Concat(field.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return type.GetProperty(name, Flags)
            ?? type.GetProperty(name + "Value", Flags)
            ?? throw new MissingMemberException(type.FullName, field);
    }

    public static object ToClr(Type type, JsonElement value)
    {
        if (type == typeof(byte[]))
        {
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(item => item.GetByte()).ToArray()
                : Convert.FromHexString(value.GetString()!);
        }

        if (type.IsArray)
        {
            var element = type.GetElementType()!;
            var items = Array.CreateInstance(element, value.GetArrayLength());
            for (var i = 0; i < items.Length; i++)
            {
                items.SetValue(ToClr(element, value[i]), i);
            }

            return items;
        }

        return type == typeof(string) ? value.GetString()!
            : type == typeof(bool) ? value.GetBoolean()
            : type == typeof(float) ? ToSingle(value)
            : type == typeof(double) ? ToDouble(value)
            : type.IsPrimitive ? Convert.ChangeType(value.ToString(), type, CultureInfo.InvariantCulture)
            : Build(type, value);
    }

    private static float ToSingle(JsonElement value)
        => value.ValueKind == JsonValueKind.String && value.GetString() == "NaN"
            ? BitConverter.UInt32BitsToSingle(0x7fc00000)
            : (float)ToDouble(value);

    private static double ToDouble(JsonElement value)
        => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString() switch
        {
            "NaN" => BitConverter.UInt64BitsToDouble(0x7ff8000000000000),
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            "-0.0" => -0.0,
            var text => throw new FormatException($"'{text}' is not a number of cdr.json."),
        };
}
