using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>A ROS 2 node: a name in the graph under which publishers and subscriptions live.</summary>
public sealed class RosNode : IDisposable
{
    private static readonly EndpointEvents NoEvents = new();

    private readonly List<RosEndpoint> _endpoints = [];
    private readonly NodeNames _names;
    private int _disposed;

    internal RosNode(RosContext context, NodeNames names)
    {
        Context = context;
        _names = names;
    }

    /// <summary>The name, without the namespace, after remapping.</summary>
    public string Name => _names.Name;

    /// <summary>The full namespace after remapping, <c>/</c> for the root.</summary>
    public string Namespace => _names.Namespace;

    /// <summary>Namespace and name.</summary>
    public string FullName => RosNames.FullNodeName(Name, Namespace);

    /// <summary>The context that the node lives in.</summary>
    public RosContext Context { get; }

    /// <summary>Announces a publisher of a generated message type.</summary>
    /// <param name="topic">The topic: absolute, relative to the namespace, or private with <c>~/</c>.</param>
    /// <param name="qos">The QoS to offer.</param>
    /// <param name="events">What to report, or null for nothing.</param>
    /// <exception cref="RosNameException">The topic name is not allowed.</exception>
    /// <exception cref="RosException">DDS refused.</exception>
    public RosPublisher<T> CreatePublisher<T>(string topic, QosProfile qos, EndpointEvents? events = null)
        where T : class, IMessage<T>
        => Add(new RosPublisher<T>(Open(), ResolveTopic(topic), qos, events ?? NoEvents));

    /// <summary>Announces a publisher of a type that is known by name only.</summary>
    /// <inheritdoc cref="CreatePublisher{T}(string, QosProfile, EndpointEvents?)"/>
    public RosPublisher CreatePublisher(string topic, RosType type, QosProfile qos, EndpointEvents? events = null)
        => Add(new RosPublisher(Open(), ResolveTopic(topic), type, qos, events ?? NoEvents));

    /// <summary>Subscribes to a generated message type; the handler is called on a thread of the subscription's own.</summary>
    /// <param name="topic">The topic: absolute, relative to the namespace, or private with <c>~/</c>.</param>
    /// <param name="qos">The QoS to request.</param>
    /// <param name="handler">Called for every message. What it throws ends the process, as on every thread.</param>
    /// <param name="events">What to report, or null for nothing.</param>
    /// <exception cref="RosNameException">The topic name is not allowed.</exception>
    /// <exception cref="RosException">DDS refused.</exception>
    public RosSubscription<T> CreateSubscription<T>(string topic, QosProfile qos, RosMessageHandler handler, EndpointEvents? events = null)
        where T : class, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(new RosSubscription<T>(Open(), ResolveTopic(topic), qos, handler, events ?? NoEvents));
    }

    /// <summary>Subscribes to a generated message type; messages wait until they are taken.</summary>
    /// <inheritdoc cref="CreateSubscription{T}(string, QosProfile, RosMessageHandler, EndpointEvents?)"/>
    public RosSubscription<T> CreateSubscription<T>(string topic, QosProfile qos, EndpointEvents? events = null)
        where T : class, IMessage<T>
        => Add(new RosSubscription<T>(Open(), ResolveTopic(topic), qos, handler: null, events ?? NoEvents));

    /// <summary>Subscribes to a type that is known by name only.</summary>
    /// <param name="topic">The topic: absolute, relative to the namespace, or private with <c>~/</c>.</param>
    /// <param name="type">The type's names.</param>
    /// <param name="qos">The QoS to request.</param>
    /// <param name="handler">Called for every message, or null: messages wait until they are taken.</param>
    /// <param name="events">What to report, or null for nothing.</param>
    /// <exception cref="RosNameException">The topic name is not allowed.</exception>
    /// <exception cref="RosException">DDS refused.</exception>
    public RosSubscription CreateSubscription(
        string topic, RosType type, QosProfile qos, RosMessageHandler? handler = null, EndpointEvents? events = null)
        => Add(new RosSubscription(Open(), ResolveTopic(topic), type, qos, handler, events ?? NoEvents));

    /// <summary>The full name of a topic as this node understands it, after remapping.</summary>
    /// <exception cref="RosNameException">The topic name is not allowed.</exception>
    public string ResolveTopic(string topic) => _names.ResolveTopic(topic);

    /// <summary>The full name of a service as this node understands it, after remapping.</summary>
    /// <exception cref="RosNameException">The service name is not allowed.</exception>
    public string ResolveService(string service) => _names.ResolveService(service);

    /// <summary>Disposes the node's publishers and subscriptions and leaves the graph. Does nothing the second time.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        RosEndpoint[] endpoints;
        lock (Context.Gate)
        {
            endpoints = [.. _endpoints];
        }

        foreach (var endpoint in endpoints)
        {
            endpoint.Dispose();
        }

        Context.Remove(this);
    }

    internal void Remove(RosEndpoint endpoint)
    {
        lock (Context.Gate)
        {
            _endpoints.Remove(endpoint);
            Context.Announce();
        }
    }

    /// <summary>The node as it is announced; called under the context's lock.</summary>
    internal NodeEntities Describe() => new(
        Namespace,
        Name,
        [.. _endpoints.Where(endpoint => endpoint.IsReader).Select(endpoint => endpoint.Gid)],
        [.. _endpoints.Where(endpoint => !endpoint.IsReader).Select(endpoint => endpoint.Gid)]);

    private RosNode Open()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return this;
    }

    private T Add<T>(T endpoint)
        where T : RosEndpoint
    {
        lock (Context.Gate)
        {
            if (Volatile.Read(ref _disposed) == 0)
            {
                _endpoints.Add(endpoint);
                Context.Announce();
                return endpoint;
            }
        }

        endpoint.Dispose();
        throw new ObjectDisposedException(FullName);
    }
}
