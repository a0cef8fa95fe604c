namespace Robotics.Bags;

/// <summary>Which messages to read; everything where nothing is said.</summary>
public sealed record BagFilter
{
    /// <summary>Reads all.</summary>
    public static BagFilter All { get; } = new();

    /// <summary>The topics' names, or null for all.</summary>
    public IReadOnlySet<string>? Topics { get; init; }

    /// <summary>The first stamp, in nanoseconds since 1970.</summary>
    public long Start { get; init; } = long.MinValue;

    /// <summary>The last stamp.</summary>
    public long End { get; init; } = long.MaxValue;

    internal bool Includes(BagTopic topic) => Topics is null || Topics.Contains(topic.Name);

    internal bool Includes(long stamp) => stamp >= Start && stamp <= End;
}
