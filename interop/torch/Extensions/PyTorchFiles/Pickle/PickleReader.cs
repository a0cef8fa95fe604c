using System.Buffers.Binary;
using System.Text;

namespace TorchSharp.Extensions;

/// <summary>Takes numbers and texts off the bytes of pickles, never beyond their end.</summary>
internal sealed class PickleReader(byte[] bytes)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    /// <exception cref="PickleException">There are fewer bytes left.</exception>
    internal ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > bytes.Length - _position)
            throw new PickleException($"it ends at byte {bytes.Length}, where {count} more are announced at byte {_position}.");
        var taken = bytes.AsSpan(_position, (int)count);
        _position += (int)count;
        return taken;
    }

    internal byte TakeByte() => Take(sizeof(byte))[0];

    internal ushort TakeUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    internal int TakeInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    internal uint TakeUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    internal long TakeInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    internal double TakeDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double)));

    /// <exception cref="PickleException">The bytes are no text.</exception>
    internal string TakeText(long count)
    {
        try
        {
            return s_utf8.GetString(Take(count));
        }
        catch (DecoderFallbackException)
        {
            throw new PickleException("a text in it is not UTF-8.");
        }
    }

    /// <summary>A line without its end.</summary>
    internal string TakeLine()
    {
        var length = bytes.AsSpan(_position).IndexOf((byte)'\n');
        if (length < 0) throw new PickleException("it ends within a line.");
        var line = TakeText(length);
        _position++;
        return line;
    }
}
