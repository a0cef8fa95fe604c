using System.Collections.Immutable;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Parsing;

/// <summary>Parses the default of a field: one literal, or as many as stand between brackets.</summary>
internal static class DefaultParser
{
    public static EquatableArray<string> Parse(FieldType type, string text)
    {
        if (text.Length == 0)
        {
            return default;
        }

        if (type.Primitive is null)
        {
            throw new InterfaceSyntaxException("Only primitives and arrays of them can have a default.");
        }

        if (type.Array == ArrayKind.None)
        {
            return new([LiteralParser.Parse(type, text)]);
        }

        if (text.Length < 2 || text[0] != '[' || text[text.Length - 1] != ']')
        {
            throw new InterfaceSyntaxException("The default of an array must stand between '[' and ']'.");
        }

        var items = Split(text.Substring(1, text.Length - 2)).Select(item => LiteralParser.Parse(type.Element, item)).ToImmutableArray();
        if (type.Array == ArrayKind.Fixed && items.Length != type.Capacity)
        {
            throw new InterfaceSyntaxException($"The default has {items.Length} elements, and the array {type.Capacity}.");
        }

        if (type.Array == ArrayKind.Bounded && items.Length > type.Capacity)
        {
            throw new InterfaceSyntaxException($"The default has {items.Length} elements, and the type allows {type.Capacity}.");
        }

        return new(items);
    }

    /// <summary>Splits at the commas that stand outside quotes.</summary>
    private static IEnumerable<string> Split(string text)
    {
        if (text.Trim().Length == 0)
        {
            yield break;
        }

        var start = 0;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (quote != '\0')
            {
                quote = character == quote && text[i - 1] != '\\' ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == ',')
            {
                yield return text.Substring(start, i - start).Trim();
                start = i + 1;
            }
        }

        yield return text.Substring(start).Trim();
    }
}
