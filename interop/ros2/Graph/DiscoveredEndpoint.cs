namespace Robotics.Ros2;

/// <summary>A participant, writer or reader as the built-in topics of DDS show it.</summary>
internal sealed record DiscoveredEndpoint(EndpointGid Gid, EndpointGid Participant, string Topic, string Type, string? TypeHash, QosProfile Qos);
