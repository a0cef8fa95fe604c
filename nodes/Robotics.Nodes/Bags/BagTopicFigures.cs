using Robotics.Bags;

namespace Robotics.Nodes.Bags;

/// <summary>What a recording holds of a topic.</summary>
internal sealed record BagTopicFigures(
    string Name, string Type, long Messages, string Serialization, string TypeHash, bool HasDefinition, string Qos)
{
    public static BagTopicFigures Of(BagTopicCount counted) => new(
        counted.Topic.Name,
        counted.Topic.Type,
        counted.MessageCount,
        counted.Topic.Serialization,
        counted.Topic.TypeHash,
        counted.Topic.Definition is not null,
        string.Join("; ", counted.Topic.Qos.Select(Describe).Distinct()));

    private static string Describe(TopicQos qos)
    {
        string depth = qos.History == QosHistory.KeepAll ? "all" : $"last {qos.Depth}";
        string durability = qos.Durability == QosDurability.TransientLocal ? "transient local" : "volatile";
        return $"{(qos.Reliability == QosReliability.BestEffort ? "best effort" : "reliable")}, {durability}, {depth}";
    }
}
