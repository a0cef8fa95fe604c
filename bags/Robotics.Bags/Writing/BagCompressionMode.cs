namespace Robotics.Bags;

/// <summary>What rosbag2 compresses as one piece. Chunks of MCAP are not among them: their compression is the storage's own.</summary>
public enum BagCompressionMode
{
    /// <summary>Whatever suits the storage: chunks of MCAP, messages of SQLite.</summary>
    Default,

    /// <summary>Each message; SQLite and Zstandard only.</summary>
    Message,

    /// <summary>Each file when it is closed; Zstandard only.</summary>
    File,
}
