using System.Globalization;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Parsing;

/// <summary>Parses <c>T</c>, <c>T[]</c>, <c>T[N]</c> and <c>T[&lt;=N]</c>, where T is a primitive, a bounded string or a message.</summary>
internal static class TypeParser
{
    private const string BoundToken = "<=";

    public static FieldType Parse(string text, string package)
    {
        if (!text.EndsWith("]", StringComparison.Ordinal))
        {
            return ParseElement(text, package);
        }

        var open = text.LastIndexOf('[');
        if (open < 0)
        {
            throw new InterfaceSyntaxException($"The type '{text}' ends with ']' but has no '['.");
        }

        var element = ParseElement(text.Substring(0, open), package);
        var size = text.Substring(open + 1, text.Length - open - 2);
        if (size.Length == 0)
        {
            return element with { Array = ArrayKind.Unbounded };
        }

        return size.StartsWith(BoundToken, StringComparison.Ordinal)
            ? element with { Array = ArrayKind.Bounded, Capacity = ParseCount(size.Substring(BoundToken.Length), text) }
            : element with { Array = ArrayKind.Fixed, Capacity = ParseCount(size, text) };
    }

    private static FieldType ParseElement(string text, string package)
    {
        if (PrimitiveType.Find(text) is { } primitive)
        {
            return FieldType.OfPrimitive(primitive);
        }

        var bound = text.IndexOf(BoundToken, StringComparison.Ordinal);
        if (bound >= 0 && PrimitiveType.Find(text.Substring(0, bound)) is { IsString: true } boundedString)
        {
            return FieldType.OfPrimitive(boundedString) with { StringBound = ParseCount(text.Substring(bound + BoundToken.Length), text) };
        }

        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            throw new InterfaceSyntaxException($"'{text}' is not a type; write a primitive, Name or package/Name.");
        }

        var name = parts[parts.Length - 1];
        var owner = parts.Length == 2 ? parts[0] : package;
        InterfaceNames.CheckPackage(owner);
        InterfaceNames.CheckMessage(name);
        return FieldType.OfMessage($"{owner}/msg/{name}");
    }

    private static int ParseCount(string text, string type)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new InterfaceSyntaxException($"'{text}' in the type '{type}' is not a whole number above zero.");
}
