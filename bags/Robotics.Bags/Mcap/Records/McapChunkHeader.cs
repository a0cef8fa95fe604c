namespace Robotics.Bags.Mcap.Records;

/// <summary>What stands before the records of a chunk.</summary>
/// <param name="Start">Stamp of the earliest message, 0 without one.</param>
/// <param name="End">Stamp of the latest message.</param>
/// <param name="UncompressedSize">Size of the records when decompressed.</param>
/// <param name="UncompressedCrc">Checksum of them then, 0 where nobody made one.</param>
/// <param name="Compression">Empty, <c>lz4</c>, or <c>zstd</c>.</param>
/// <param name="CompressedSize">Size of the records as they lie in the file.</param>
internal sealed record McapChunkHeader(
    long Start, long End, ulong UncompressedSize, uint UncompressedCrc, string Compression, ulong CompressedSize)
{
    /// <summary>No chunk of a known compression has a longer one.</summary>
    public const int MaxSize = 64;

    private const int FixedSize = (3 * sizeof(ulong)) + sizeof(uint) + sizeof(ulong);

    /// <summary>Bytes of the body before the records.</summary>
    public int Size => FixedSize + McapFieldWriter.SizeOf(Compression);

    /// <param name="body">The beginning of the record's body.</param>
    public static McapChunkHeader Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "chunk");
        return new McapChunkHeader(
            fields.ReadInt64(), fields.ReadInt64(), fields.ReadUInt64(), fields.ReadUInt32(), fields.ReadText(), fields.ReadUInt64());
    }

    /// <summary>Writes the record up to the records in it.</summary>
    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.Chunk, Size + (long)CompressedSize);
        writer.WriteInt64(Start);
        writer.WriteInt64(End);
        writer.WriteUInt64(UncompressedSize);
        writer.WriteUInt32(UncompressedCrc);
        writer.WriteText(Compression);
        writer.WriteUInt64(CompressedSize);
    }
}
