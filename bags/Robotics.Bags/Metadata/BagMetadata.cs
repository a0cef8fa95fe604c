namespace Robotics.Bags;

/// <summary>What <c>metadata.yaml</c> says of a recording.</summary>
public sealed record BagMetadata
{
    /// <summary>The version that is written here: that of Jazzy.</summary>
    public const int CurrentVersion = 9;

    /// <summary>The name of the file.</summary>
    public const string FileName = "metadata.yaml";

    /// <summary>The version of the file's layout.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary><c>mcap</c> or <c>sqlite3</c>.</summary>
    public required string StorageIdentifier { get; init; }

    /// <summary>Stamp of the first message, in nanoseconds since 1970.</summary>
    public long StartStamp { get; init; }

    /// <summary>Time to the last message, in nanoseconds.</summary>
    public long Duration { get; init; }

    /// <summary>Number of messages.</summary>
    public long MessageCount { get; init; }

    /// <summary>The topics with their numbers of messages.</summary>
    public IReadOnlyList<BagTopicCount> Topics { get; init; } = [];

    /// <summary><c>zstd</c>, or empty.</summary>
    public string CompressionFormat { get; init; } = "";

    /// <summary><c>FILE</c>, <c>MESSAGE</c>, or empty.</summary>
    public string CompressionMode { get; init; } = "";

    /// <summary>The files in the order in which they were written.</summary>
    public IReadOnlyList<BagFilePart> Files { get; init; } = [];

    /// <summary>What else the recorder noted.</summary>
    public IReadOnlyDictionary<string, string> CustomData { get; init; } = new Dictionary<string, string>();

    /// <summary>The ROS distribution that recorded, or empty.</summary>
    public string RosDistro { get; init; } = "";
}
