using System.Text;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Robotics.Bags.Metadata;

/// <summary>Reads and writes the list of offered profiles: with numbers up to metadata version 8, with names since.</summary>
internal static class QosYaml
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private static readonly ISerializer s_serializer = new SerializerBuilder().Build();

    public static IReadOnlyList<TopicQos> Parse(string text) => Parse(YamlFields.Parse(text, "A topic's offered_qos_profiles"));

    /// <param name="node">The list, or a text that holds it.</param>
    public static IReadOnlyList<TopicQos> Parse(YamlNode? node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } and not { Value: "~" } => Parse(text),
        YamlSequenceNode list => [.. list.OfType<YamlMappingNode>().Select(Read)],
        _ => [],
    };

    public static string Format(IReadOnlyList<TopicQos> profiles) => s_serializer.Serialize(Describe(profiles)).TrimEnd();

    public static List<Dictionary<string, object>> Describe(IReadOnlyList<TopicQos> profiles) => [.. profiles.Select(Describe)];

    private static TopicQos Read(YamlMappingNode node) => new()
    {
        History = node.Policy("history", QosHistory.Unknown),
        Depth = node.Integer("depth"),
        Reliability = node.Policy("reliability", QosReliability.Unknown),
        Durability = node.Policy("durability", QosDurability.Unknown),
        Deadline = Duration(node.Find("deadline")),
        Lifespan = Duration(node.Find("lifespan")),
        Liveliness = node.Policy("liveliness", QosLiveliness.Unknown),
        LivelinessLease = Duration(node.Find("liveliness_lease_duration")),
        AvoidRosNamespaceConventions = node.Text("avoid_ros_namespace_conventions") == "true",
    };

    private static long Duration(YamlNode? node)
    {
        Int128 nanoseconds = ((Int128)node.Integer("sec") * NanosecondsPerSecond) + node.Integer("nsec");
        return nanoseconds >= TopicQos.Infinite ? TopicQos.Infinite : (long)nanoseconds;
    }

    private static Dictionary<string, object> Describe(TopicQos qos) => new()
    {
        ["history"] = Name(qos.History),
        ["depth"] = qos.Depth,
        ["reliability"] = Name(qos.Reliability),
        ["durability"] = Name(qos.Durability),
        ["deadline"] = Describe(qos.Deadline),
        ["lifespan"] = Describe(qos.Lifespan),
        ["liveliness"] = Name(qos.Liveliness),
        ["liveliness_lease_duration"] = Describe(qos.LivelinessLease),
        ["avoid_ros_namespace_conventions"] = qos.AvoidRosNamespaceConventions,
    };

    private static Dictionary<string, object> Describe(long duration) =>
        new() { ["sec"] = duration / NanosecondsPerSecond, ["nsec"] = duration % NanosecondsPerSecond };

    private static string Name<T>(T policy)
        where T : struct, Enum
    {
        StringBuilder name = new();
        foreach (char letter in policy.ToString())
        {
            name.Append(char.IsUpper(letter) && name.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
