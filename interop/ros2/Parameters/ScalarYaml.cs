using System.Globalization;
using System.Text;

namespace Robotics.Ros2;

/// <summary>
/// How rcl reads a plain YAML scalar: the truth values of YAML 1.1, integers as <c>strtoll</c> with any base, numbers as <c>strtod</c>,
/// and everything else as text.
/// </summary>
internal static class ScalarYaml
{
    private const int Octal = 8;
    private const int Decimal = 10;
    private const int Hexadecimal = 16;

    internal static RosParameterValue ReadPlain(string text)
    {
        if (TryReadBool(text, out var flag))
        {
            return RosParameterValue.From(flag);
        }

        if (TryReadInteger(text, out var integer))
        {
            return RosParameterValue.From(integer);
        }

        return TryReadDouble(text, out var number) ? RosParameterValue.From(number) : RosParameterValue.From(text);
    }

    /// <summary>The text as a YAML string, quoted only where it would be read as something else.</summary>
    internal static string Quote(string text)
        => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or '.' or '-')
            && text[0] is not '-' and not '.' && ReadPlain(text).Type == RosParameterType.String
            ? text
            : QuoteAlways(text);

    private static string QuoteAlways(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\ufeff' => $"\\u{(int)c:x4}",
                _ => $"{c}",
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool TryReadBool(string text, out bool value)
    {
        value = text is "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON";
        return value || text is "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF";
    }

    private static bool TryReadInteger(string text, out long value)
    {
        value = 0;
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        var radix = Decimal;
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            radix = Hexadecimal;
            digits = digits[2..];
        }
        else if (digits is ['0', _, ..])
        {
            radix = Octal;
            digits = digits[1..];
        }

        if (digits.IsEmpty)
        {
            return false;
        }

        Int128 sum = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32($"{c}", Hexadecimal) : Hexadecimal;
            sum = (sum * radix) + digit;
            if (digit >= radix || sum > (Int128)long.MaxValue + 1)
            {
                return false;
            }
        }

        sum = negative ? -sum : sum;
        value = sum <= long.MaxValue ? (long)sum : 0;
        return sum <= long.MaxValue;
    }

    private static bool IsWord(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool TryReadDouble(string text, out double value)
    {
        var negative = text.StartsWith('-');
        var unsigned = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        switch (unsigned)
        {
            case ".inf" or ".Inf" or ".INF":
            case var word when IsWord(word, "inf") || IsWord(word, "infinity"):
                value = negative ? double.NegativeInfinity : double.PositiveInfinity;
                return true;
            case ".nan" or ".NaN" or ".NAN":
            case var word when IsWord(word, "nan"):
                value = double.NaN;
                return true;
            default:
                value = 0;
                const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
                return unsigned is [>= '0' and <= '9', ..] or ['.', >= '0' and <= '9', ..]
                    && double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }
}
