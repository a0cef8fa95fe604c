using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Msgs;

/// <summary>
/// Reads plain CDR (XCDR1) of either byte order. Every read is checked against the end of the payload before it happens,
/// and every count before anything is allocated for it. Bytes behind the message are ignored, as is the content of padding.
/// </summary>
public ref partial struct CdrReader
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly bool _reversed;
    private int _position;

    /// <summary>Starts behind the encapsulation header of a payload.</summary>
    /// <param name="payload">The payload with its 4-byte encapsulation header.</param>
    /// <exception cref="CdrException">The header is cut, or names an encoding other than plain CDR.</exception>
    public CdrReader(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < Encapsulation.Size)
        {
            throw new CdrException($"The payload has {payload.Length} bytes, fewer than its 4-byte encapsulation header.");
        }

        if (payload[0] != 0 || payload[1] > Encapsulation.LittleEndian)
        {
            throw new CdrException(
                $"The payload has the encoding 0x{payload[0]:x2}{payload[1]:x2}; only plain CDR (0x0000 and 0x0001) is supported.");
        }

        _body = payload[Encapsulation.Size..];
        _reversed = (payload[1] == Encapsulation.LittleEndian) != BitConverter.IsLittleEndian;
    }

    /// <summary>Bytes read so far, with the encapsulation header.</summary>
    public readonly int Position => _position + Encapsulation.Size;

    /// <summary>Bytes left behind the position.</summary>
    public readonly int Remaining => _body.Length - _position;

    /// <summary>Reads one byte; every value but zero is true.</summary>
    public bool ReadBoolean(string field = "") => Read<byte>(field) != 0;

    /// <summary>Reads an 8-bit unsigned number (<c>uint8</c>, <c>char</c> or <c>byte</c>).</summary>
    public byte ReadByte(string field = "") => Read<byte>(field);

    /// <summary>Reads an 8-bit signed number.</summary>
    public sbyte ReadSByte(string field = "") => Read<sbyte>(field);

    /// <summary>Reads a 16-bit signed number.</summary>
    public short ReadInt16(string field = "")
    {
        var value = Read<short>(field);
        return _reversed ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    /// <summary>Reads a 16-bit unsigned number.</summary>
    public ushort ReadUInt16(string field = "")
    {
        var value = Read<ushort>(field);
        return _reversed ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    /// <summary>Reads a 32-bit signed number.</summary>
    public int ReadInt32(string field = "")
    {
        var value = Read<int>(field);
        return _reversed ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    /// <summary>Reads a 32-bit unsigned number.</summary>
    public uint ReadUInt32(string field = "")
    {
        var value = Read<uint>(field);
        return _reversed ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    /// <summary>Reads a 64-bit signed number.</summary>
    public long ReadInt64(string field = "")
    {
        var value = Read<long>(field);
        return _reversed ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    /// <summary>Reads a 64-bit unsigned number.</summary>
    public ulong ReadUInt64(string field = "")
    {
        var value = Read<ulong>(field);
        return _reversed ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    /// <summary>Reads a 32-bit floating-point number.</summary>
    public float ReadSingle(string field = "") => BitConverter.UInt32BitsToSingle(ReadUInt32(field));

    /// <summary>Reads a 64-bit floating-point number.</summary>
    public double ReadDouble(string field = "") => BitConverter.UInt64BitsToDouble(ReadUInt64(field));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Read<T>(string field)
        where T : unmanaged
        => MemoryMarshal.Read<T>(Take(Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>(), field));

    /// <summary>Skips padding up to a multiple of <paramref name="alignment"/>, then takes <paramref name="size"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(int alignment, int size, string field)
    {
        var start = ((uint)_position + (uint)alignment - 1) & ~((uint)alignment - 1);
        if (start + (ulong)(uint)size > (uint)_body.Length)
        {
            ThrowCut(field, size);
        }

        _position = (int)start + size;
        return _body.Slice((int)start, size);
    }

    private readonly void ThrowCut(string field, int size)
        => throw new CdrException($"{Where(field)}: needs {size} bytes, and the payload has {Remaining} left.");

    private readonly string Where(string field) => field.Length == 0 ? $"Byte {Position}" : $"{field} at byte {Position}";
}
