using Robotics.Msgs;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>One of the node's topics, and how often something was computed for it: never as long as nobody reads it.</summary>
internal sealed class NodeOutput<T>(RosPublisher<T> publisher)
    where T : class, IMessage<T>
{
    private long _computed;

    public RosPublisher<T> Publisher { get; } = publisher;

    public bool IsRead => Publisher.SubscriptionCount > 0;

    /// <summary>Messages computed since the start.</summary>
    public long Computed => Interlocked.Read(ref _computed);

    public void CountComputed() => Interlocked.Increment(ref _computed);
}
