using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>
/// Publishes messages of one type on a topic. Safe to use from several threads; nothing is allocated on the managed heap.
/// </summary>
/// <typeparam name="T">The message type.</typeparam>
public sealed class RosPublisher<T> : RosPublisher
    where T : class, IMessage<T>
{
    internal RosPublisher(RosNode node, string topic, QosProfile qos, EndpointEvents events)
        : base(node, EndpointAddress.OfTopic(node, topic, RosType.Of<T>()), qos, events)
    {
    }

    /// <summary>Publishes a message, which is written straight into the payload.</summary>
    /// <exception cref="CdrException">A value does not fit the type's bounds.</exception>
    /// <exception cref="ObjectDisposedException">The publisher is disposed.</exception>
    /// <exception cref="RosException">DDS did not take it.</exception>
    public void Publish(T message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var payload = Loan(message.GetSerializedSize());
        try
        {
            var writer = new CdrWriter(payload.Span);
            message.Write(ref writer);
            Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }
}
