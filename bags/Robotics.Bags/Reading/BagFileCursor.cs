namespace Robotics.Bags.Reading;

/// <summary>Walks over the messages of one file.</summary>
internal abstract class BagFileCursor : IDisposable
{
    /// <summary>Index of the topic among the file's.</summary>
    public int Topic { get; protected set; }

    public long Stamp { get; protected set; }

    public long PublishStamp { get; protected set; }

    public uint Sequence { get; protected set; }

    /// <summary>The payload, valid until <see cref="MoveNext"/>.</summary>
    public abstract ReadOnlySpan<byte> Payload { get; }

    public abstract bool MoveNext();

    public abstract void Dispose();
}
