namespace Robotics.Ros2;

/// <summary>The Cyclone DDS configuration of a domain: fragments that override each other from left to right.</summary>
internal static class CycloneConfig
{
    // Large images are lost in the default receive buffer. "max" asks for what net.core.rmem_max allows; "min" would fail above it.
    private const string ReceiveBuffer = "<Internal><SocketReceiveBufferSize max=\"10MB\"/></Internal>";

    // As many participants on one host as rmw_cyclonedds looks for.
    private const string Indices = "<ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>32</MaxAutoParticipantIndex>";

    // Datagrams of 64 kB halve the time of an image on loopback; on a network they would become IP fragments, whose loss costs the whole.
    private const string Localhost =
        "<General><Interfaces><NetworkInterface name=\"lo\"/></Interfaces><AllowMulticast>false</AllowMulticast>"
        + "<MaxMessageSize>65500B</MaxMessageSize><FragmentSize>64000B</FragmentSize></General>"
        + "<Discovery>" + Indices + "<Peers><Peer address=\"127.0.0.1\"/></Peers></Discovery>";

    private const string Subnet = "<Discovery>" + Indices + "</Discovery>";

    // As rmw_cyclonedds: nobody else has this domain tag.
    private static readonly string Off =
        "<General><AllowMulticast>false</AllowMulticast></General>"
        + $"<Discovery><ParticipantIndex>none</ParticipantIndex><Tag>ros_discovery_off_{Environment.ProcessId}</Tag></Discovery>";

    internal static string Build(DiscoveryRange range, string? overrides)
    {
        var discovery = range switch
        {
            DiscoveryRange.Off => Off,
            DiscoveryRange.Localhost => Localhost,
            _ => Subnet,
        };
        var own = $"<CycloneDDS><Domain>{discovery}{ReceiveBuffer}</Domain></CycloneDDS>";
        return string.IsNullOrWhiteSpace(overrides) ? own : $"{own},{overrides}";
    }
}
