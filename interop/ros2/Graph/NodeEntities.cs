namespace Robotics.Ros2;

/// <summary>A node and its endpoints, as <c>rmw_dds_common/NodeEntitiesInfo</c> announces them.</summary>
internal sealed record NodeEntities(string Namespace, string Name, IReadOnlyList<EndpointGid> Readers, IReadOnlyList<EndpointGid> Writers);
