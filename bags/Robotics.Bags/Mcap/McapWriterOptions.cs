namespace Robotics.Bags.Mcap;

/// <summary>How an MCAP file is laid out.</summary>
internal sealed record McapWriterOptions
{
    public BagCompression Compression { get; init; }

    /// <summary>Whether messages stand in chunks.</summary>
    public bool IsChunked { get; init; } = true;

    /// <summary>A chunk is closed when its records have so many bytes.</summary>
    public int ChunkSize { get; init; } = 1 << 20;

    public string Library { get; init; } = "robotics";
}
