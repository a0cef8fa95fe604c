using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// What <c>ros2 node list</c>, <c>ros2 topic list</c> and <c>ros2 topic info</c> would show now. Discovery takes its time: after a start
/// the graph fills within a second or two.
/// </summary>
public sealed class RosGraph
{
    private readonly ParticipantHandle _participant;
    private readonly Func<ParticipantEntities> _own;
    private readonly Lock _gate = new();
    private readonly Dictionary<EndpointGid, ParticipantEntities> _others = [];

    internal RosGraph(ParticipantHandle participant, Func<ParticipantEntities> own)
    {
        _participant = participant;
        _own = own;
    }

    /// <summary>The nodes of all participants that are alive, sorted by full name.</summary>
    public IReadOnlyList<GraphNode> GetNodes()
        => [.. LiveNodes().Select(node => new GraphNode(node.Namespace, node.Name)).OrderBy(node => node.FullName, StringComparer.Ordinal)];

    /// <summary>The ROS topics that have a publisher or a subscription, sorted by name.</summary>
    public IReadOnlyList<GraphTopic> GetTopics()
        => [.. Topics(Endpoints())];

    /// <summary>Those that have a publisher.</summary>
    public IReadOnlyList<GraphTopic> GetPublishedTopics()
        => [.. Topics(BuiltinTopics.ReadWriters(_participant))];

    /// <summary>The services that have a server or a client, sorted by name.</summary>
    public IReadOnlyList<GraphService> GetServices()
        =>
        [
            .. ByName(Endpoints(), DdsNames.ToRosService, DdsNames.ToRosServiceType)
                .Select(found => new GraphService(found.Name, found.Types))
        ];

    /// <summary>The publishers of a topic.</summary>
    /// <param name="topic">The full topic name.</param>
    public IReadOnlyList<GraphEndpoint> GetPublishers(string topic)
        => Claim(BuiltinTopics.ReadWriters(_participant), topic, node => node.Writers);

    /// <summary>The subscriptions of a topic.</summary>
    /// <param name="topic">The full topic name.</param>
    public IReadOnlyList<GraphEndpoint> GetSubscriptions(string topic)
        => Claim(BuiltinTopics.ReadReaders(_participant), topic, node => node.Readers);

    /// <summary>Replaces what was known of a participant.</summary>
    internal void Update(ParticipantEntities entities)
    {
        lock (_gate)
        {
            _others[entities.Gid] = entities;
        }
    }

    private IEnumerable<DiscoveredEndpoint> Endpoints()
        => BuiltinTopics.ReadWriters(_participant).Concat(BuiltinTopics.ReadReaders(_participant));

    private static IEnumerable<GraphTopic> Topics(IEnumerable<DiscoveredEndpoint> endpoints)
        => ByName(endpoints, DdsNames.ToRosTopic, DdsNames.ToRosType).Select(found => new GraphTopic(found.Name, found.Types));

    private static IEnumerable<(string Name, string[] Types)> ByName(
        IEnumerable<DiscoveredEndpoint> endpoints, Func<string, string?> toName, Func<string, string> toType)
        => endpoints
            .Select(found => (Name: toName(found.Topic), Type: toType(found.Type)))
            .Where(found => found.Name is not null)
            .GroupBy(found => found.Name!, found => found.Type)
            .Select(group => (group.Key, group.Distinct().Order(StringComparer.Ordinal).ToArray()))
            .OrderBy(found => found.Key, StringComparer.Ordinal);

    private List<GraphEndpoint> Claim(
        List<DiscoveredEndpoint> endpoints, string topic, Func<NodeEntities, IReadOnlyList<EndpointGid>> claimed)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var ddsTopic = DdsNames.ToDdsTopic(topic);
        var nodes = LiveNodes();
        var result = new List<GraphEndpoint>();
        foreach (var found in endpoints.Where(found => found.Topic == ddsTopic))
        {
            var node = nodes.Find(candidate => claimed(candidate).Contains(found.Gid));
            var claimant = node is null ? null : new GraphNode(node.Namespace, node.Name);
            result.Add(new GraphEndpoint(
                claimant, topic, DdsNames.ToRosType(found.Type), UserData.Find(found.UserData, "typehash"), found.Qos, found.Gid));
        }

        return result;
    }

    private List<NodeEntities> LiveNodes()
    {
        var alive = BuiltinTopics.ReadParticipants(_participant);
        lock (_gate)
        {
            foreach (var gone in _others.Keys.Where(gid => !alive.Contains(gid)).ToArray())
            {
                _others.Remove(gone);
            }

            return [.. _own().Nodes, .. _others.Values.SelectMany(entities => entities.Nodes)];
        }
    }
}
