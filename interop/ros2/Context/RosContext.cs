using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// One DDS participant and the nodes in it. Every change of its nodes and endpoints is announced on <c>ros_discovery_info</c>, so that
/// ROS 2 tools see them as those of any rmw_cyclonedds process. Safe to use from several threads.
/// </summary>
public sealed partial class RosContext : IDisposable
{
    private readonly List<RosNode> _nodes = [];
    private readonly DiscoveryChannel _discovery;
    private bool _disposed;
    private bool _silent;

    /// <summary>Joins the domain.</summary>
    /// <exception cref="RosException">Cyclone DDS is missing, or refused its configuration or the participant.</exception>
    public RosContext(RosContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OnCreating(ref options);
        Options = options;
        Participant = ParticipantHandle.Create(
            (uint)options.DomainId, options.EffectiveCycloneConfig, UserData.ForParticipant(options.Enclave));
        _discovery = new DiscoveryChannel(Participant, options.Distro);
        Graph = new RosGraph(Participant, Describe);
        Events = new EventLoop(Participant, "ros2 events");
        Events.Attach(_discovery.ReceivedCondition, () => _discovery.Receive(Graph.Update));
    }

    /// <summary>What the context was created with.</summary>
    public RosContextOptions Options { get; }

    /// <summary>Nodes, topics and endpoints of the domain.</summary>
    public RosGraph Graph { get; }

    /// <summary>Guards the nodes and their endpoints, and keeps the announcements in the order of the changes.</summary>
    internal Lock Gate { get; } = new();

    internal ParticipantHandle Participant { get; }

    /// <summary>For status changes, discovery and replies: nothing that takes its time.</summary>
    internal EventLoop Events { get; }

    /// <summary>Creates a node. The remapping rules of the context may give it, its topics and its services other names.</summary>
    /// <param name="name">One token of letters, digits and underscores.</param>
    /// <param name="ns">The namespace, or null for that of the context.</param>
    /// <exception cref="RosNameException">A name is not allowed.</exception>
    public RosNode CreateNode(string name, string? ns = null)
    {
        var node = new RosNode(this, new NodeNames(name, ns ?? Options.Namespace, Options.Arguments.Remaps));
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _nodes.Add(node);
            Announce();
        }

        return node;
    }

    /// <summary>Disposes the nodes with all they have and leaves the domain. Does nothing the second time.</summary>
    public void Dispose()
    {
        RosNode[] nodes;
        lock (Gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            nodes = [.. _nodes];
        }

        foreach (var node in nodes)
        {
            node.Dispose();
        }

        lock (Gate)
        {
            // An endpoint that another thread is disposing has nobody left to tell.
            _silent = true;
        }

        Events.Stop();
        _discovery.Close();
        Participant.Dispose();
    }

    internal void Remove(RosNode node)
    {
        lock (Gate)
        {
            _nodes.Remove(node);
            Announce();
        }
    }

    /// <summary>Publishes what the context holds now; called under <see cref="Gate"/>.</summary>
    internal void Announce()
    {
        if (!_silent)
        {
            _discovery.Publish(Describe());
        }
    }

    // Implemented in builds over Rcl.NET only, see Rcl/RclTwin.cs.
    static partial void OnCreating(ref RosContextOptions options);

    private ParticipantEntities Describe()
    {
        lock (Gate)
        {
            return new ParticipantEntities(Participant.Gid, [.. _nodes.Select(node => node.Endpoints.Describe())]);
        }
    }
}
