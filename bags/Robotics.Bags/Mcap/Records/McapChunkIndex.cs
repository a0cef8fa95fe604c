namespace Robotics.Bags.Mcap.Records;

/// <summary>Where a chunk lies and what is in it.</summary>
internal sealed record McapChunkIndex(
    long Start,
    long End,
    long ChunkOffset,
    long ChunkLength,
    IReadOnlyDictionary<ushort, long> MessageIndexOffsets,
    long MessageIndexLength,
    string Compression,
    long CompressedSize,
    long UncompressedSize)
{
    private const int FixedSize = 7 * sizeof(long);

    public static McapChunkIndex Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "chunk index");
        return new McapChunkIndex(
            fields.ReadInt64(),
            fields.ReadInt64(),
            fields.ReadInt64(),
            fields.ReadInt64(),
            McapChannelTable.Read(fields.ReadBlock()),
            fields.ReadInt64(),
            fields.ReadText(),
            fields.ReadInt64(),
            fields.ReadInt64());
    }

    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.ChunkIndex, FixedSize + McapChannelTable.SizeOf(MessageIndexOffsets) + McapFieldWriter.SizeOf(Compression));
        writer.WriteInt64(Start);
        writer.WriteInt64(End);
        writer.WriteInt64(ChunkOffset);
        writer.WriteInt64(ChunkLength);
        McapChannelTable.Write(writer, MessageIndexOffsets);
        writer.WriteInt64(MessageIndexLength);
        writer.WriteText(Compression);
        writer.WriteInt64(CompressedSize);
        writer.WriteInt64(UncompressedSize);
    }
}
