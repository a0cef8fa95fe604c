using System.Buffers.Binary;

namespace Robotics.Bags.Mcap;

/// <summary>Walks over records that lie in memory one after another, as in a chunk or a summary.</summary>
internal ref struct McapRecordReader(ReadOnlySpan<byte> records)
{
    private readonly ReadOnlySpan<byte> _records = records;
    private int _position;

    /// <exception cref="BagException">The next record reaches beyond the end.</exception>
    public bool TryRead(out McapRecord record)
    {
        ReadOnlySpan<byte> rest = _records[_position..];
        record = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        if (rest.Length < McapFormat.RecordHeaderSize
            || BinaryPrimitives.ReadUInt64LittleEndian(rest[1..]) is var length
            && length > (ulong)(rest.Length - McapFormat.RecordHeaderSize))
        {
            throw new BagException($"The record at byte {_position} of its block reaches beyond the block's end.");
        }

        record = new McapRecord((McapOpcode)rest[0], _position, rest.Slice(McapFormat.RecordHeaderSize, (int)length));
        _position += McapFormat.RecordHeaderSize + (int)length;
        return true;
    }
}
