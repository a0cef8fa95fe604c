namespace Robotics.Ros2;

/// <summary>How far participants find each other.</summary>
public enum DiscoveryRange
{
    /// <summary>Not at all: only nodes of this process.</summary>
    Off,

    /// <summary>On this host only, over the loopback interface and without multicast.</summary>
    Localhost,

    /// <summary>On the local network, by multicast.</summary>
    Subnet,
}
