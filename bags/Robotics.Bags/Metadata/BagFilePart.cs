namespace Robotics.Bags;

/// <summary>One of the files that a recording is split into.</summary>
/// <param name="Path">Relative to the recording's folder, as it lies there.</param>
/// <param name="StartStamp">Stamp of its first message, in nanoseconds since 1970; 0 where nobody noted it.</param>
/// <param name="Duration">Time to its last message, in nanoseconds.</param>
/// <param name="MessageCount">Number of its messages.</param>
public sealed record BagFilePart(string Path, long StartStamp, long Duration, long MessageCount);
