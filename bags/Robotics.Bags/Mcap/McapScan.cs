using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>Indexes a file without its summary: every chunk is read and checked once.</summary>
internal sealed class McapScan(McapWindow window, McapSegmentDecoder decoder)
{
    private readonly McapIndex _index = new();
    private byte[] _buffer = [];

    /// <summary>The index of what is sound; the rest is named in <see cref="McapIndex.Damage"/>.</summary>
    /// <exception cref="BagException">The file does not begin as MCAP.</exception>
    public McapIndex Run()
    {
        McapWalker walker = new(window, _index, TakeChunk);
        if (walker.Walk(0, window.FileLength) is { } damage)
        {
            _index.Damage.Add(damage);
        }

        _index.CheckChannels();
        return _index;
    }

    private void TakeChunk(McapSegment segment)
    {
        try
        {
            int size = decoder.Load(segment, ref _buffer);
            Add(segment, _buffer.AsSpan(0, size));
        }
        catch (BagException e)
        {
            _index.Damage.Add(e.Message);
        }
    }

    /// <summary>Looks through a chunk before anything of it is noted, so that a damaged one leaves no trace.</summary>
    private void Add(McapSegment segment, ReadOnlySpan<byte> records)
    {
        (long start, long end) = (long.MaxValue, long.MinValue);
        HashSet<ushort> channels = [];
        List<McapMessageHeader> messages = [];
        McapRecordReader reader = new(records);
        while (reader.TryRead(out McapRecord record))
        {
            if (record.Opcode == McapOpcode.Message)
            {
                McapMessageHeader message = McapMessageHeader.Parse(record.Body);
                (start, end) = (Math.Min(start, message.LogTime), Math.Max(end, message.LogTime));
                channels.Add(message.ChannelId);
                messages.Add(message);
            }
            else
            {
                _index.TryAdd(record);
            }
        }

        int orphan = messages.FindIndex(message => !_index.Channels.ContainsKey(message.ChannelId));
        if (orphan >= 0)
        {
            throw new BagException(
                $"The chunk at byte {segment.Offset} has messages of channel {messages[orphan].ChannelId}, which no record explains.");
        }

        messages.ForEach(message => _index.Count(message));
        if (messages.Count > 0)
        {
            _index.Segments.Add(segment with { Start = start, End = end, Channels = channels });
        }
    }
}
