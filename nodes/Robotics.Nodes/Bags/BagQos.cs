using Robotics.Bags;
using Robotics.Msgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Bags;

/// <summary>Translates between what recordings and what the ROS client say of topics.</summary>
internal static class BagQos
{
    private const int KeepAllDepth = 1000;
    private const int RecordingDepth = 100;

    /// <summary>What to offer when a topic is played: what its publishers offered, where they agreed.</summary>
    public static QosProfile Offer(IReadOnlyList<TopicQos> recorded)
    {
        if (recorded.Count == 0 || recorded.Distinct().Skip(1).Any())
        {
            return QosProfile.Default;
        }

        TopicQos qos = recorded[0];
        return new QosProfile
        {
            Depth = qos.History == QosHistory.KeepAll ? KeepAllDepth : (int)Math.Clamp(qos.Depth, 1, KeepAllDepth),
            Reliability = qos.Reliability == QosReliability.BestEffort ? Reliability.BestEffort : Reliability.Reliable,
            Durability = qos.Durability == QosDurability.TransientLocal ? Durability.TransientLocal : Durability.Volatile,
        };
    }

    /// <summary>What to request when a topic is recorded.</summary>
    public static QosProfile Request(IReadOnlyList<GraphEndpoint> publishers) => QosRequest.Of(publishers, RecordingDepth);

    public static TopicQos Note(QosProfile qos) => new()
    {
        History = qos.Depth == int.MaxValue ? QosHistory.KeepAll : QosHistory.KeepLast,
        Depth = qos.Depth == int.MaxValue ? 0 : qos.Depth,
        Reliability = qos.Reliability == Reliability.BestEffort ? QosReliability.BestEffort : QosReliability.Reliable,
        Durability = qos.Durability == Durability.TransientLocal ? QosDurability.TransientLocal : QosDurability.Volatile,
    };

    /// <summary>The names of a type that may be unknown to this program; null for one that is not of ROS 2.</summary>
    /// <param name="type">Of a message, or of what actions and services publish, as <c>pkg/action/Name_FeedbackMessage</c>.</param>
    /// <param name="hash">Its hash, null or empty where nobody noted it.</param>
    public static RosType? FindType(string type, string? hash) =>
        type.Split('/') is [{ Length: > 0 } package, "msg" or "action" or "srv", { Length: > 0 } name] parts
        ? new RosType(type, $"{package}::{parts[1]}::dds_::{name}_", string.IsNullOrEmpty(hash) ? MessageTypes.Find(type)?.TypeHash : hash)
        : null;
}
