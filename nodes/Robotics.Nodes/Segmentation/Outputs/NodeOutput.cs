using Robotics.Msgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>One of the node's topics, and how often something was computed for it: never as long as nobody reads it.</summary>
internal sealed class NodeOutput<T>
    where T : class, IMessage<T>
{
    // Reliable, so that readers of either kind match; with few images, so that a slow reader gets fresh ones.
    private static readonly QosProfile s_images = new() { Depth = 2 };

    private readonly RosSession _session;
    private readonly string _topic;
    private readonly QosProfile? _qos;
    private RosPublisher<T>? _publisher;
    private long _computed;

    /// <param name="session">The node.</param>
    /// <param name="topic">The topic as the node calls it.</param>
    /// <param name="offered">Whether the node publishes it at all.</param>
    public NodeOutput(RosSession session, string topic, bool offered)
    {
        _session = session;
        _topic = topic;
        _qos = offered ? session.Parameters.DeclareQos(topic, QosOverrideKind.Publisher, s_images) : null;
    }

    /// <summary>The publisher of an open topic.</summary>
    public RosPublisher<T> Publisher => _publisher ?? throw new InvalidOperationException($"The topic {_topic} is not open.");

    public bool IsRead => _publisher is { SubscriptionCount: > 0 };

    /// <summary>Messages computed since the start.</summary>
    public long Computed => Interlocked.Read(ref _computed);

    public void CountComputed() => Interlocked.Increment(ref _computed);

    /// <summary>Announces the topic, if it is offered.</summary>
    public void Open() => _publisher ??= _qos is null ? null : _session.CreatePublisher<T>(_topic, _qos);

    /// <summary>Leaves the topic. The thread that publishes must have ended.</summary>
    public void Close()
    {
        _publisher?.Dispose();
        _publisher = null;
    }
}
