namespace Robotics.Bags;

/// <summary>A recorded message, valid until its cursor moves on.</summary>
/// <param name="topic">Where it was published.</param>
/// <param name="stamp">When it was received, in nanoseconds since 1970.</param>
/// <param name="publishStamp">When it was sent; <paramref name="stamp"/> where nobody noted it.</param>
/// <param name="sequence">Its number in its topic; 0 where nobody counted.</param>
/// <param name="payload">The serialized message, not compressed, with its 4-byte encapsulation header.</param>
public readonly ref struct BagMessage(BagTopic topic, long stamp, long publishStamp, uint sequence, ReadOnlySpan<byte> payload)
{
    /// <summary>Where it was published.</summary>
    public BagTopic Topic { get; } = topic;

    /// <summary>When it was received, in nanoseconds since 1970: the order of a recording.</summary>
    public long Stamp { get; } = stamp;

    /// <summary>When it was sent, in nanoseconds since 1970.</summary>
    public long PublishStamp { get; } = publishStamp;

    /// <summary>Its number in its topic.</summary>
    public uint Sequence { get; } = sequence;

    /// <summary>The serialized message.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;
}
