using Robotics.Msgs;
using Robotics.Ros2;

namespace Robotics.Dashboard.Ros;

/// <summary>Subscriptions whose messages come as objects.</summary>
internal static class Messages
{
    /// <summary>Subscribes; what is no message of the type, which any program may send, is left out.</summary>
    /// <param name="node">The node.</param>
    /// <param name="topic">The full name of the topic.</param>
    /// <param name="qos">The QoS to request.</param>
    /// <param name="handle">Called on the subscription's own thread.</param>
    public static RosSubscription<T> Listen<T>(this RosNode node, string topic, QosProfile qos, Action<T> handle)
        where T : class, IMessage<T> => node.CreateSubscription<T>(topic, qos, (ReadOnlySpan<byte> payload, in MessageInfo _) =>
        {
            T message;
            try
            {
                CdrReader reader = new(payload);
                message = T.Read(ref reader);
            }
            catch (CdrException)
            {
                return;
            }

            handle(message);
        });
}
