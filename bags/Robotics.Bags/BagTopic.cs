using Robotics.Msgs;

namespace Robotics.Bags;

/// <summary>A recorded topic. Compared by reference: one reader has one object for each of its topics.</summary>
public sealed class BagTopic
{
    /// <summary>How ROS 2 serializes messages.</summary>
    public const string Cdr = "cdr";

    /// <summary>The topic's full name, as in <c>/camera/image_raw</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The ROS type, as in <c>sensor_msgs/msg/Image</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How payloads are written.</summary>
    public string Serialization { get; init; } = Cdr;

    /// <summary>What the recorded publishers offered, one a publisher; empty where nobody noted it.</summary>
    public IReadOnlyList<TopicQos> Qos { get; init; } = [];

    /// <summary>The REP-2011 hash of the type, empty before ROS 2 Iron.</summary>
    public string TypeHash { get; init; } = "";

    /// <summary>The type's definition, or null where the recording does not carry it.</summary>
    public BagDefinition? Definition { get; init; }

    /// <summary>A topic of a type that this program knows, with hash and definition.</summary>
    public static BagTopic Of<T>(string name, params IReadOnlyList<TopicQos> qos)
        where T : class, IMessage<T>
        => new()
        {
            Name = name, Type = T.RosType, Qos = qos, TypeHash = T.TypeHash, Definition = new BagDefinition("ros2msg", T.DefinitionText),
        };
}
