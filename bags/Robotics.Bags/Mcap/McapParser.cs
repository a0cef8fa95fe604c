using System.Buffers.Binary;

namespace Robotics.Bags.Mcap;

/// <summary>
/// Takes an MCAP file apart from its beginning, without any input of its own: the caller shows the bytes that follow
/// <see cref="Position"/>, and shows at least <see cref="Needed"/> of them when the parser asks for more.
/// </summary>
internal sealed class McapParser
{
    private bool _began;

    /// <summary>Where the next record begins in the file.</summary>
    public long Position { get; private set; }

    /// <summary>How many bytes from <see cref="Position"/> on the next call needs.</summary>
    public long Needed { get; private set; } = McapFormat.Magic.Length;

    /// <summary>Whether the footer and the closing magic were read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Goes on at another record.</summary>
    public void Seek(long position)
    {
        _began = true;
        Position = position;
        Needed = McapFormat.RecordHeaderSize;
    }

    /// <summary>Takes the next record, or asks for more bytes.</summary>
    /// <param name="input">The file's bytes from <see cref="Position"/> on.</param>
    /// <param name="record">The record, inside <paramref name="input"/>.</param>
    /// <returns>False where <see cref="Needed"/> bytes must be shown, or at the end.</returns>
    /// <exception cref="BagException">The bytes are not MCAP.</exception>
    public bool TryRead(ReadOnlySpan<byte> input, out McapRecord record)
    {
        record = default;
        if (!_began)
        {
            if (input.Length < McapFormat.Magic.Length)
            {
                return false;
            }

            CheckMagic(input, "begin");
            Seek(McapFormat.Magic.Length);
            input = input[McapFormat.Magic.Length..];
        }

        if (IsAtEnd || !TryPeek(input, out McapOpcode opcode, out int length))
        {
            return false;
        }

        int closing = opcode == McapOpcode.Footer ? McapFormat.Magic.Length : 0;
        Needed = (long)McapFormat.RecordHeaderSize + length + closing;
        if (input.Length < Needed)
        {
            return false;
        }

        record = new McapRecord(opcode, Position, input.Slice(McapFormat.RecordHeaderSize, length));
        if (opcode == McapOpcode.Footer)
        {
            CheckMagic(input[(McapFormat.RecordHeaderSize + length)..], "end");
            IsAtEnd = true;
        }

        Position += Needed;
        Needed = McapFormat.RecordHeaderSize;
        return true;
    }

    /// <summary>Reads opcode and length of the next record, and leaves it in place.</summary>
    public bool TryPeek(ReadOnlySpan<byte> input, out McapOpcode opcode, out int length)
    {
        (opcode, length) = (default, 0);
        if (input.Length < McapFormat.RecordHeaderSize)
        {
            return false;
        }

        opcode = (McapOpcode)input[0];
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(input[1..]);
        length = opcode != 0 && size <= McapFormat.MaxRecordSize
            ? (int)size
            : throw new BagException($"The record at byte {Position} is damaged: kind {(byte)opcode}, {size} bytes.");
        return true;
    }

    private static void CheckMagic(ReadOnlySpan<byte> bytes, string where)
    {
        if (!bytes.StartsWith(McapFormat.Magic))
        {
            throw new BagException($"The file does not {where} as an MCAP file does.");
        }
    }
}
