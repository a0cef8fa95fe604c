namespace Robotics.Bags.Mcap.Records;

/// <summary>What stands before the payload of a message record.</summary>
internal readonly record struct McapMessageHeader(ushort ChannelId, uint Sequence, long LogTime, long PublishTime)
{
    /// <summary>Bytes before the payload.</summary>
    public const int Size = sizeof(ushort) + sizeof(uint) + (2 * sizeof(long));

    public static McapMessageHeader Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "message");
        return new McapMessageHeader(fields.ReadUInt16(), fields.ReadUInt32(), fields.ReadInt64(), fields.ReadInt64());
    }

    /// <summary>Writes the record up to the payload.</summary>
    public void Write(McapFieldWriter writer, int payloadSize)
    {
        writer.Begin(McapOpcode.Message, Size + (long)payloadSize);
        writer.WriteUInt16(ChannelId);
        writer.WriteUInt32(Sequence);
        writer.WriteInt64(LogTime);
        writer.WriteInt64(PublishTime);
    }
}
