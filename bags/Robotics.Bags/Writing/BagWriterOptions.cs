namespace Robotics.Bags;

/// <summary>How a recording is written.</summary>
public sealed record BagWriterOptions
{
    /// <summary>MCAP, rosbag2's default since Iron.</summary>
    public BagStorage Storage { get; init; } = BagStorage.Mcap;

    /// <summary>None by default.</summary>
    public BagCompression Compression { get; init; }

    /// <summary>What is compressed as one piece.</summary>
    public BagCompressionMode CompressionMode { get; init; }

    /// <summary>Whether MCAP messages stand in chunks; without, each is written at once.</summary>
    public bool IsChunked { get; init; } = true;

    /// <summary>A chunk is closed when it has so many bytes; what a killed recorder loses at most.</summary>
    public int ChunkSize { get; init; } = 1 << 20;

    /// <summary>A file that has so many bytes is followed by another one; 0: never.</summary>
    public long MaxFileSize { get; init; }

    /// <summary>A file that spans so many nanoseconds is followed by another one; 0: never.</summary>
    public long MaxFileDuration { get; init; }

    /// <summary>The ROS distribution to be noted.</summary>
    public string RosDistro { get; init; } = "jazzy";

    /// <summary>What else is to be noted, as <see cref="BagMetadata.CustomData"/>.</summary>
    public IReadOnlyDictionary<string, string> CustomData { get; init; } = new Dictionary<string, string>();

    /// <summary>For a copy of a recording: its storage, and what its recorder noted.</summary>
    public static BagWriterOptions CopyOf(BagReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new BagWriterOptions
        {
            Storage = reader.Storage,
            RosDistro = reader.Metadata?.RosDistro ?? "",
            CustomData = reader.Metadata?.CustomData ?? new Dictionary<string, string>(),
        };
    }

    /// <exception cref="BagException">The options contradict each other.</exception>
    internal void Check()
    {
        if (Compression == BagCompression.Lz4 && (Storage == BagStorage.Sqlite3 || CompressionMode != BagCompressionMode.Default))
        {
            throw new BagException("lz4 compresses chunks of MCAP only; take zstd, or MCAP as storage.");
        }

        if (CompressionMode != BagCompressionMode.Default && Compression == BagCompression.None)
        {
            throw new BagException("A compression mode was asked for, and no compression; take zstd.");
        }

        if (CompressionMode == BagCompressionMode.Message && Storage == BagStorage.Mcap)
        {
            throw new BagException("MCAP compresses chunks, not messages; leave the compression mode out.");
        }

        if (Compression != BagCompression.None && !IsChunked && CompressionMode == BagCompressionMode.Default && Storage == BagStorage.Mcap)
        {
            throw new BagException("Only chunks of MCAP can be compressed; leave out either compression or the wish for no chunks.");
        }
    }
}
