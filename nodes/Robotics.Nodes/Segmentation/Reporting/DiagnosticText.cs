using Robotics.Msgs;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Writes the parts of <c>diagnostic_msgs/msg/DiagnosticStatus</c> without allocating.</summary>
internal static class DiagnosticText
{
    /// <summary>The longest text that is written, in characters.</summary>
    public const int Limit = 500;

    public static void WriteValue(this ref CdrWriter writer, ReadOnlySpan<byte> key, ReadOnlySpan<char> value)
    {
        writer.WriteUtf8(key);
        writer.WriteText(value);
    }

    public static void WriteValue<T>(this ref CdrWriter writer, ReadOnlySpan<byte> key, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> number = stackalloc byte[64];
        writer.WriteUtf8(key);
        writer.WriteUtf8(value.TryFormat(number, out int length, format, null) ? number[..length] : default);
    }

    /// <summary>Writes a text, cut off where it is too long.</summary>
    public static void WriteText(this ref CdrWriter writer, ReadOnlySpan<char> text) =>
        writer.WriteString(text.Length <= Limit ? text : text[..Limit]);
}
