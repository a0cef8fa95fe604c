namespace Robotics.Ros2;

/// <summary>A publisher or subscription in the graph.</summary>
/// <param name="Node">The node that claims it, or null for none: a program that speaks only DDS, or a node whose announcement is still to
/// come.</param>
/// <param name="Topic">The full topic name.</param>
/// <param name="Type">The type's ROS name.</param>
/// <param name="TypeHash">The announced type hash (<c>RIHS01_...</c>), or null for none.</param>
/// <param name="Qos">The announced QoS; the depth is not announced by every DDS.</param>
/// <param name="Gid">The endpoint's id.</param>
public sealed record GraphEndpoint(GraphNode? Node, string Topic, string Type, string? TypeHash, QosProfile Qos, EndpointGid Gid);
