using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>The wanted messages of a segment in stamp order. Is used again for other segments.</summary>
internal sealed class McapLoadedSegment
{
    private readonly List<McapEntry> _entries = [];
    private byte[] _buffer = [];
    private int _position;

    public McapMessageHeader Header => McapMessageHeader.Parse(Body);

    public ReadOnlySpan<byte> Payload => Body[McapMessageHeader.Size..];

    /// <summary>Stamp of the present message.</summary>
    public long Stamp => _entries[_position].Stamp;

    private ReadOnlySpan<byte> Body => _buffer.AsSpan(_entries[_position].Offset, _entries[_position].Length);

    /// <summary>Loads a segment; false where it holds no wanted message.</summary>
    public bool Load(McapSegmentDecoder decoder, McapSegment segment, BagFilter filter, IReadOnlySet<ushort> channels)
    {
        (_position, bool isSorted) = (0, true);
        _entries.Clear();
        int size = decoder.Load(segment, ref _buffer);
        McapRecordReader records = new(_buffer.AsSpan(0, size));
        while (records.TryRead(out McapRecord record))
        {
            if (record.Opcode != McapOpcode.Message)
            {
                continue;
            }

            McapMessageHeader message = McapMessageHeader.Parse(record.Body);
            if (message.LogTime < segment.Start)
            {
                throw new BagException($"The segment at byte {segment.Offset} has a message from before it began.");
            }

            if (channels.Contains(message.ChannelId) && filter.Includes(message.LogTime))
            {
                isSorted &= _entries.Count == 0 || _entries[^1].Stamp <= message.LogTime;
                _entries.Add(new McapEntry(message.LogTime, (int)record.Offset + McapFormat.RecordHeaderSize, record.Body.Length));
            }
        }

        if (!isSorted)
        {
            _entries.Sort();
        }

        return _entries.Count > 0;
    }

    /// <summary>Moves to the next message of the segment.</summary>
    public bool MoveNext() => ++_position < _entries.Count;
}
