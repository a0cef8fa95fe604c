using System.Text;

namespace Robotics.Msgs;

/// <content>Strings.</content>
public ref partial struct CdrWriter
{
    /// <summary>Writes a string.</summary>
    /// <param name="value">The text; lone surrogates become U+FFFD.</param>
    /// <param name="bound">The most UTF-8 bytes that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public void WriteString(ReadOnlySpan<char> value, int bound = int.MaxValue, string field = "")
        => Encoding.UTF8.GetBytes(value, ReserveString(Encoding.UTF8.GetByteCount(value), bound, field));

    /// <summary>Writes a string that is UTF-8 already.</summary>
    /// <param name="value">The bytes, without a terminating NUL.</param>
    /// <param name="bound">The most UTF-8 bytes that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public void WriteUtf8(scoped ReadOnlySpan<byte> value, int bound = int.MaxValue, string field = "")
        => value.CopyTo(ReserveString(value.Length, bound, field));

    /// <summary>Writes a wide string, four bytes for every UTF-16 unit.</summary>
    /// <param name="value">The text.</param>
    /// <param name="bound">The most UTF-16 units that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public void WriteWString(ReadOnlySpan<char> value, int bound = int.MaxValue, string field = "")
    {
        WriteSequenceLength(value.Length, bound, field);
        foreach (var unit in value)
        {
            WriteUInt32(unit);
        }
    }

    private Span<byte> ReserveString(int length, int bound, string field)
    {
        if (length > bound)
        {
            throw new CdrException($"{Where(field)}: the string has {length} bytes, and its type allows {bound}.");
        }

        WriteUInt32((uint)length + 1);
        var bytes = Advance(1, length + 1);
        bytes[^1] = 0;
        return bytes[..^1];
    }
}
