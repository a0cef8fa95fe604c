using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>What a file holds and where.</summary>
internal sealed class McapIndex
{
    public Dictionary<ushort, McapSchema> Schemas { get; } = [];

    public SortedDictionary<ushort, McapChannel> Channels { get; } = [];

    public List<McapSegment> Segments { get; } = [];

    public List<(long Offset, long Length)> Attachments { get; } = [];

    public List<McapMetadata> Metadata { get; } = [];

    /// <summary>Messages of each channel.</summary>
    public Dictionary<ushort, long> Counts { get; private set; } = [];

    public long MessageCount => Counts.Values.Sum();

    public long Start { get; private set; } = long.MaxValue;

    public long End { get; private set; } = long.MinValue;

    /// <summary>What is missing or damaged, in sentences.</summary>
    public List<string> Damage { get; } = [];

    /// <summary>Takes a record that explains others; false for one of another kind.</summary>
    public bool TryAdd(McapRecord record)
    {
        switch (record.Opcode)
        {
            case McapOpcode.Schema:
                McapSchema schema = McapSchema.Parse(record.Body);
                Schemas[schema.Id] = schema;
                return true;
            case McapOpcode.Channel:
                McapChannel channel = McapChannel.Parse(record.Body);
                Channels[channel.Id] = channel;
                return true;
            default:
                return false;
        }
    }

    public void Count(in McapMessageHeader message)
    {
        Counts[message.ChannelId] = Counts.GetValueOrDefault(message.ChannelId) + 1;
        Start = Math.Min(Start, message.LogTime);
        End = Math.Max(End, message.LogTime);
    }

    /// <summary>Takes the counts that the file gives.</summary>
    public void Use(McapStatistics statistics)
    {
        Counts = statistics.ChannelMessageCounts.ToDictionary();
        (Start, End) = statistics.MessageCount == 0 ? (long.MaxValue, long.MinValue) : (statistics.Start, statistics.End);
    }

    /// <summary>A message's channel must be explained somewhere.</summary>
    public void CheckChannels()
    {
        foreach (ushort channel in Counts.Keys)
        {
            if (!Channels.ContainsKey(channel))
            {
                throw new BagException($"There are messages of channel {channel}, which no record explains.");
            }
        }
    }
}
