namespace Robotics.Ros2;

/// <summary>
/// How ROS 2 names look over DDS: <c>/a/b</c> is the topic <c>rt/a/b</c>, <c>pkg/msg/T</c> the type <c>pkg::msg::dds_::T_</c>.
/// </summary>
internal static class DdsNames
{
    internal const string DiscoveryTopic = "ros_discovery_info";

    private const string TopicPrefix = "rt";
    private const string RequestPrefix = "rq";
    private const string RequestSuffix = "Request";
    private const string ReplyPrefix = "rr";
    private const string ReplySuffix = "Reply";

    internal static string ToDdsTopic(string fullName) => TopicPrefix + fullName;

    internal static string ToRequestTopic(string fullName) => RequestPrefix + fullName + RequestSuffix;

    internal static string ToReplyTopic(string fullName) => ReplyPrefix + fullName + ReplySuffix;

    /// <summary>The service that a DDS topic carries the requests or replies of; null for any other topic.</summary>
    internal static string? ToRosService(string ddsTopic)
        => Between(ddsTopic, RequestPrefix, RequestSuffix) ?? Between(ddsTopic, ReplyPrefix, ReplySuffix);

    /// <summary>The ROS name of a service from the DDS type of its requests or replies.</summary>
    internal static string ToRosServiceType(string ddsType) => ToServiceType(ToRosType(ddsType));

    /// <summary>The ROS name of a service from that of its request or response.</summary>
    internal static string ToServiceType(string rosType)
        => rosType[..^(rosType.EndsWith("_Request", StringComparison.Ordinal) ? "_Request".Length
            : rosType.EndsWith("_Response", StringComparison.Ordinal) ? "_Response".Length : 0)];

    /// <summary>The ROS name of a DDS topic; null for one that is not a ROS topic (services, discovery, other DDS programs).</summary>
    internal static string? ToRosTopic(string ddsTopic)
        => ddsTopic.StartsWith(TopicPrefix + "/", StringComparison.Ordinal) ? ddsTopic[TopicPrefix.Length..] : null;

    /// <summary>The ROS name of a DDS type; a foreign type keeps its name.</summary>
    internal static string ToRosType(string ddsType)
        => ddsType.EndsWith('_') && ddsType.Contains("::dds_::", StringComparison.Ordinal)
            ? ddsType[..^1].Replace("::dds_::", "::", StringComparison.Ordinal).Replace("::", "/", StringComparison.Ordinal)
            : ddsType;

    private static string? Between(string ddsTopic, string prefix, string suffix)
        => ddsTopic.StartsWith(prefix + "/", StringComparison.Ordinal) && ddsTopic.EndsWith(suffix, StringComparison.Ordinal)
            ? ddsTopic[prefix.Length..^suffix.Length]
            : null;
}
