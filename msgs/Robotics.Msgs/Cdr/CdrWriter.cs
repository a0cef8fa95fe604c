using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Robotics.Msgs;

/// <summary>
/// Writes little-endian plain CDR (XCDR1) into a buffer that the caller owns. Padding is written as zeros, so the buffer may hold anything.
/// </summary>
public ref partial struct CdrWriter
{
    private readonly Span<byte> _body;
    private int _position;

    /// <summary>Writes the encapsulation header.</summary>
    /// <param name="buffer">At least as long as the message's <see cref="IMessage{TSelf}.GetSerializedSize"/>.</param>
    /// <exception cref="CdrException">The buffer is too small.</exception>
    public CdrWriter(Span<byte> buffer)
    {
        if (buffer.Length < Encapsulation.Size)
        {
            throw new CdrException($"The buffer has {buffer.Length} bytes, fewer than the 4-byte encapsulation header.");
        }

        buffer[0] = 0;
        buffer[1] = Encapsulation.LittleEndian;
        buffer[2] = 0;
        buffer[3] = 0;
        _body = buffer[Encapsulation.Size..];
    }

    /// <summary>Bytes written so far, with the encapsulation header.</summary>
    public readonly int Position => _position + Encapsulation.Size;

    /// <summary>Writes a truth value as one byte.</summary>
    public void WriteBoolean(bool value) => Advance(1, 1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>Writes an 8-bit unsigned number (<c>uint8</c>, <c>char</c> or <c>byte</c>).</summary>
    public void WriteByte(byte value) => Advance(1, 1)[0] = value;

    /// <summary>Writes an 8-bit signed number.</summary>
    public void WriteSByte(sbyte value) => Advance(1, 1)[0] = (byte)value;

    /// <summary>Writes a 16-bit signed number.</summary>
    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16LittleEndian(Advance(2, 2), value);

    /// <summary>Writes a 16-bit unsigned number.</summary>
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Advance(2, 2), value);

    /// <summary>Writes a 32-bit signed number.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Advance(4, 4), value);

    /// <summary>Writes a 32-bit unsigned number.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Advance(4, 4), value);

    /// <summary>Writes a 64-bit signed number.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Advance(8, 8), value);

    /// <summary>Writes a 64-bit unsigned number.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Advance(8, 8), value);

    /// <summary>Writes a 32-bit floating-point number.</summary>
    public void WriteSingle(float value) => BinaryPrimitives.WriteSingleLittleEndian(Advance(4, 4), value);

    /// <summary>Writes a 64-bit floating-point number.</summary>
    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Advance(8, 8), value);

    /// <summary>Zeroes padding up to the <paramref name="alignment"/>, then gives the next <paramref name="size"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Advance(int alignment, int size)
    {
        var start = ((uint)_position + (uint)alignment - 1) & ~((uint)alignment - 1);
        if (start + (ulong)(uint)size > (uint)_body.Length)
        {
            ThrowFull(size);
        }

        _body[_position..(int)start].Clear();
        _position = (int)start + size;
        return _body.Slice((int)start, size);
    }

    private readonly void ThrowFull(long size)
        => throw new CdrException(
            $"The buffer of {_body.Length + Encapsulation.Size} bytes has no room for {size} more behind byte {Position}; "
            + "allocate what GetSerializedSize gives.");

    private readonly string Where(string field) => field.Length == 0 ? $"Byte {Position}" : field;
}
