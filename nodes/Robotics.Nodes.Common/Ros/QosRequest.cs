using Robotics.Ros2;

namespace Robotics.Nodes.Ros;

/// <summary>What to request of a topic whose publishers are known.</summary>
internal static class QosRequest
{
    /// <summary>The most that every publisher offers.</summary>
    public static QosProfile Of(IReadOnlyList<GraphEndpoint> publishers, int depth) => new()
    {
        Depth = depth,
        Reliability = publishers.Any(publisher => publisher.Qos.Reliability == Reliability.BestEffort) ? Reliability.BestEffort : Reliability.Reliable,
        Durability = publishers.All(publisher => publisher.Qos.Durability == Durability.TransientLocal) ? Durability.TransientLocal : Durability.Volatile,
    };
}
