namespace Robotics.Bags;

/// <summary>How payloads are compressed: chunk by chunk in MCAP, message by message or file by file otherwise.</summary>
public enum BagCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>LZ4 frames; chunks of MCAP only.</summary>
    Lz4,

    /// <summary>Zstandard frames.</summary>
    Zstd,
}
