using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>Receives messages of one type; <see cref="RosSubscription"/> says how.</summary>
/// <typeparam name="T">The message type.</typeparam>
public sealed class RosSubscription<T> : RosSubscription
    where T : class, IMessage<T>
{
    internal RosSubscription(RosNode node, string topic, QosProfile qos, RosMessageHandler? handler, EndpointEvents events)
        : base(node, EndpointAddress.OfTopic(node, topic, RosType.Of<T>()), qos, handler, events)
    {
    }

    /// <summary>Takes the oldest message that waits as an object; for rates at which its allocation does not matter.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="CdrException">The payload is not a message of the type; it is given back.</exception>
    /// <exception cref="InvalidOperationException">The subscription has a handler.</exception>
    public T? TakeMessage()
    {
        if (!TryTake(out var message))
        {
            return null;
        }

        using (message)
        {
            var reader = new CdrReader(message.Payload);
            return T.Read(ref reader);
        }
    }
}
