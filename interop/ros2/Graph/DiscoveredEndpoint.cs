namespace Robotics.Ros2;

/// <summary>A participant, writer or reader as discovery shows it.</summary>
/// <param name="Gid">Its id.</param>
/// <param name="Handle">For a matched writer: the number by which its samples name it in this process.</param>
/// <param name="Topic">The DDS topic; empty for a participant.</param>
/// <param name="Type">The DDS type.</param>
/// <param name="UserData">What ROS announces beside it; see <see cref="Ros2.UserData"/>.</param>
/// <param name="Qos">The announced QoS.</param>
internal sealed record DiscoveredEndpoint(EndpointGid Gid, ulong Handle, string Topic, string Type, string UserData, QosProfile Qos);
