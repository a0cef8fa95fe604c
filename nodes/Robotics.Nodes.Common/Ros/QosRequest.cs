using Robotics.Ros2;

namespace Robotics.Nodes.Ros;

/// <summary>What to request of a topic whose publishers are known.</summary>
internal static class QosRequest
{
    /// <summary>The most that every publisher offers.</summary>
    public static QosProfile Of(IReadOnlyList<GraphEndpoint> publishers, int depth)
    {
        bool isReliable = publishers.All(publisher => publisher.Qos.Reliability == Reliability.Reliable);
        bool isLatched = publishers.All(publisher => publisher.Qos.Durability == Durability.TransientLocal);
        return new QosProfile
        {
            Depth = depth,
            Reliability = isReliable ? Reliability.Reliable : Reliability.BestEffort,
            Durability = isLatched ? Durability.TransientLocal : Durability.Volatile,
        };
    }
}
