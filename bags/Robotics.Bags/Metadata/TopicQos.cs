namespace Robotics.Bags;

/// <summary>The quality of service that a recorded publisher offered.</summary>
public sealed record TopicQos
{
    /// <summary>The duration, in nanoseconds, by which ROS 2 says "for ever".</summary>
    public const long Infinite = long.MaxValue;

    /// <summary>Which messages are kept.</summary>
    public QosHistory History { get; init; } = QosHistory.KeepLast;

    /// <summary>How many are kept.</summary>
    public long Depth { get; init; } = 10;

    /// <summary>Whether lost messages are sent again.</summary>
    public QosReliability Reliability { get; init; } = QosReliability.Reliable;

    /// <summary>What a late subscription receives.</summary>
    public QosDurability Durability { get; init; } = QosDurability.Volatile;

    /// <summary>Longest time between two messages, in nanoseconds.</summary>
    public long Deadline { get; init; } = Infinite;

    /// <summary>How long a message stays of interest, in nanoseconds.</summary>
    public long Lifespan { get; init; } = Infinite;

    /// <summary>Who says that the publisher lives.</summary>
    public QosLiveliness Liveliness { get; init; } = QosLiveliness.Automatic;

    /// <summary>How often that must be said, in nanoseconds.</summary>
    public long LivelinessLease { get; init; } = Infinite;

    /// <summary>Whether the topic's name goes onto the wire as it stands.</summary>
    public bool AvoidRosNamespaceConventions { get; init; }
}
