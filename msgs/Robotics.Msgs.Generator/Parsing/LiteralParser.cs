using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Parsing;

/// <summary>Turns the values of constants and defaults into C# literals, by the rules of rosidl_adapter/parser.py.</summary>
internal static class LiteralParser
{
    private static readonly Regex Integer = new(
        "^([+-]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|[0-9]+)$", RegexOptions.CultureInvariant);

    public static string Parse(FieldType type, string text)
    {
        var primitive = type.Primitive!;
        if (primitive.IsString)
        {
            return ParseString(type, text);
        }

        return primitive.Keyword switch
        {
            "bool" => ParseBoolean(text),
            "float" => ParseSingle(text),
            "double" => ParseDouble(text),
            _ => ParseInteger(primitive, text),
        };
    }

    private static string ParseBoolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" => "true",
        "false" or "0" => "false",
        _ => throw new InterfaceSyntaxException($"'{text}' is not a bool; write true or false."),
    };

    private static string ParseSingle(string text)
    {
        var value = (float)ParseNumber(text);
        return float.IsNaN(value) ? "float.NaN"
            : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
            : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
            : value.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    private static string ParseDouble(string text)
    {
        var value = ParseNumber(text);
        return double.IsNaN(value) ? "double.NaN"
            : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
            : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
            : value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }

    private static double ParseNumber(string text) => text.TrimStart('+', '-').ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "infinity" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InterfaceSyntaxException($"'{text}' is not a floating-point number."),
    };

    private static string ParseInteger(PrimitiveType type, string text)
    {
        var match = Integer.Match(text);
        var bits = type.Size * 8;
        var signed = type.Keyword is "sbyte" or "short" or "int" or "long";
        var low = signed ? -BigInteger.Pow(2, bits - 1) : BigInteger.Zero;
        var high = BigInteger.Pow(2, signed ? bits - 1 : bits) - 1;
        var value = match.Success ? ParseDigits(match.Groups[2].Value) : high + 1;
        if (match.Groups[1].Value == "-")
        {
            value = -value;
        }

        if (value < low || value > high)
        {
            throw new InterfaceSyntaxException($"'{text}' is not a whole number from {low} to {high}, which {type.Name} needs.");
        }

        var suffix = type.Keyword switch { "uint" => "u", "long" => "L", "ulong" => "UL", _ => "" };
        return value.ToString(CultureInfo.InvariantCulture) + suffix;
    }

    private static BigInteger ParseDigits(string digits)
    {
        var radix = digits.Length < 2 ? 10 : digits[1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 10 };
        var value = BigInteger.Zero;
        foreach (var digit in radix == 10 ? digits : digits.Substring(2))
        {
            value = (value * radix) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return value;
    }

    private static string ParseString(FieldType type, string text)
    {
        var value = Unquote(text);
        if (type.StringBound > 0 && value.Length > type.StringBound)
        {
            throw new InterfaceSyntaxException($"'{value}' is longer than the {type.StringBound} characters that its type allows.");
        }

        return SymbolDisplay.FormatLiteral(value, quote: true);
    }

    private static string Unquote(string text)
    {
        var quote = text.Length == 0 ? '\0' : text[0];
        if (quote is not ('"' or '\'') || text.Length < 2 || text[text.Length - 1] != quote)
        {
            return text;
        }

        var inner = text.Substring(1, text.Length - 2);
        return Regex.IsMatch(inner, @"(?<!\\)" + quote)
            ? throw new InterfaceSyntaxException($"Quotes inside {text} must be written as \\{quote}.")
            : inner.Replace("\\" + quote, quote.ToString());
    }
}
