namespace Robotics.Bags.Mcap.Records;

/// <summary>What a file holds, counted.</summary>
internal sealed record McapStatistics(
    long MessageCount,
    ushort SchemaCount,
    uint ChannelCount,
    uint AttachmentCount,
    uint MetadataCount,
    uint ChunkCount,
    long Start,
    long End,
    IReadOnlyDictionary<ushort, long> ChannelMessageCounts)
{
    private const int FixedSize = (3 * sizeof(long)) + sizeof(ushort) + (4 * sizeof(uint));

    /// <summary>Whether the messages of each channel were counted; an empty table says that they were not.</summary>
    public bool HasChannelCounts => MessageCount == 0 || ChannelMessageCounts.Count > 0;

    public static McapStatistics Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "statistics");
        return new McapStatistics(
            fields.ReadInt64(),
            fields.ReadUInt16(),
            fields.ReadUInt32(),
            fields.ReadUInt32(),
            fields.ReadUInt32(),
            fields.ReadUInt32(),
            fields.ReadInt64(),
            fields.ReadInt64(),
            McapChannelTable.Read(fields.ReadBlock()));
    }

    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.Statistics, FixedSize + McapChannelTable.SizeOf(ChannelMessageCounts));
        writer.WriteInt64(MessageCount);
        writer.WriteUInt16(SchemaCount);
        writer.WriteUInt32(ChannelCount);
        writer.WriteUInt32(AttachmentCount);
        writer.WriteUInt32(MetadataCount);
        writer.WriteUInt32(ChunkCount);
        writer.WriteInt64(Start);
        writer.WriteInt64(End);
        McapChannelTable.Write(writer, ChannelMessageCounts);
    }
}
