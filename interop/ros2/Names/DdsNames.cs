namespace Robotics.Ros2;

/// <summary>How ROS 2 names look over DDS: <c>/a/b</c> is the topic <c>rt/a/b</c>, <c>pkg/msg/T</c> the type <c>pkg::msg::dds_::T_</c>.</summary>
internal static class DdsNames
{
    internal const string DiscoveryTopic = "ros_discovery_info";

    private const string TopicPrefix = "rt";

    internal static string ToDdsTopic(string fullName) => TopicPrefix + fullName;

    /// <summary>The ROS name of a DDS topic; null for one that is not a ROS topic (services, discovery, other DDS programs).</summary>
    internal static string? ToRosTopic(string ddsTopic)
        => ddsTopic.StartsWith(TopicPrefix + "/", StringComparison.Ordinal) ? ddsTopic[TopicPrefix.Length..] : null;

    /// <summary>The ROS name of a DDS type; a foreign type keeps its name.</summary>
    internal static string ToRosType(string ddsType)
        => ddsType.EndsWith('_') && ddsType.Contains("::dds_::", StringComparison.Ordinal)
            ? ddsType[..^1].Replace("::dds_::", "::", StringComparison.Ordinal).Replace("::", "/", StringComparison.Ordinal)
            : ddsType;
}
