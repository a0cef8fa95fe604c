namespace Robotics.Bags.Writing;

/// <summary>Counts the messages of a file and the time that they span.</summary>
internal sealed class FileExtent
{
    public long Start { get; private set; } = long.MaxValue;

    public long End { get; private set; } = long.MinValue;

    public long MessageCount { get; private set; }

    public long Duration => MessageCount == 0 ? 0 : End - Start;

    public void Add(long stamp)
    {
        (Start, End) = (Math.Min(Start, stamp), Math.Max(End, stamp));
        MessageCount++;
    }

    public BagFilePart Describe(string path) => new(path, MessageCount == 0 ? 0 : Start, Duration, MessageCount);
}
