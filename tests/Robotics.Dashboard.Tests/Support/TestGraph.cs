using Robotics.Ros2;

namespace Robotics.Dashboard.Tests.Support;

/// <summary>A DDS domain on loopback that only these tests' processes are in: they share a tag, which the environment tells.</summary>
internal static class TestGraph
{
    private static readonly string s_tag =
        $"<CycloneDDS><Domain><Discovery><Tag>{Guid.NewGuid():N}</Tag></Discovery></Domain></CycloneDDS>";

    static TestGraph() => Environment.SetEnvironmentVariable("CYCLONEDDS_URI", s_tag);

    public static int Domain { get; } = Random.Shared.Next(1, 100);

    public static RosContext Open() =>
        new(new RosContextOptions { DomainId = Domain, DiscoveryRange = DiscoveryRange.Localhost, CycloneConfig = s_tag });
}
