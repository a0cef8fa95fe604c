using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>A ROS 2 node: a name in the graph under which publishers, subscriptions, services and clients live.</summary>
public sealed partial class RosNode : IDisposable
{
    private static readonly EndpointEvents NoEvents = new();

    private readonly NodeNames _names;
    private readonly Lock _parts = new();
    private readonly ManualResetEventSlim _answering = new(initialState: true);
    private EventLoop? _serviceLoop;
    private RosParameters? _parameters;
    private RosoutPublisher? _rosout;

    internal RosNode(RosContext context, NodeNames names)
    {
        Context = context;
        _names = names;
        Endpoints = new NodeEndpoints(this);
        Clock = new RosClock(this);
    }

    /// <summary>The name, without the namespace, after remapping.</summary>
    public string Name => _names.Name;

    /// <summary>The full namespace after remapping, <c>/</c> for the root.</summary>
    public string Namespace => _names.Namespace;

    /// <summary>Namespace and name.</summary>
    public string FullName => RosNames.FullNodeName(Name, Namespace);

    /// <summary>The name of the node's logger: its full name with dots, <c>robot.camera</c>.</summary>
    public string LoggerName => FullName[1..].Replace('/', '.');

    /// <summary>The context that the node lives in.</summary>
    public RosContext Context { get; }

    /// <summary>The node's time.</summary>
    public RosClock Clock { get; }

    /// <summary>The node's parameters. The first use starts their services, the events and <c>use_sim_time</c>.</summary>
    /// <exception cref="RosArgumentException">The ROS arguments give <c>use_sim_time</c> a value that is none.</exception>
    /// <exception cref="ObjectDisposedException">The node is disposed.</exception>
    public RosParameters Parameters
    {
        get
        {
            lock (_parts)
            {
                return _parameters ??= new RosParameters(this);
            }
        }
    }

    /// <summary>The node's way to <c>/rosout</c>. The first use announces the publisher.</summary>
    /// <exception cref="ObjectDisposedException">The node is disposed.</exception>
    public RosoutPublisher Rosout
    {
        get
        {
            lock (_parts)
            {
                return _rosout ??= new RosoutPublisher(this);
            }
        }
    }

    internal NodeEndpoints Endpoints { get; }

    /// <summary>Announces a publisher of a generated message type.</summary>
    /// <param name="topic">The topic: absolute, relative to the namespace, or private with <c>~/</c>.</param>
    /// <param name="qos">The QoS to offer.</param>
    /// <param name="events">What to report, or null for nothing.</param>
    /// <exception cref="RosNameException">The topic name is not allowed.</exception>
    /// <exception cref="RosException">DDS refused.</exception>
    public RosPublisher<T> CreatePublisher<T>(string topic, QosProfile qos, EndpointEvents? events = null)
        where T : class, IMessage<T>
    {
        var publisher = Add(new RosPublisher<T>(Open(), topic, qos, events ?? NoEvents));
        OnAdded(publisher);
        return publisher;
    }

    /// <summary>Announces a publisher of a type that is known by name only.</summary>
    /// <inheritdoc cref="CreatePublisher{T}(string, QosProfile, EndpointEvents?)"/>
    public RosPublisher CreatePublisher(string topic, RosType type, QosProfile qos, EndpointEvents? events = null)
        => Add(new RosPublisher(Open(), EndpointAddress.OfTopic(this, topic, type), qos, events ?? NoEvents));

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
        return Subscribe<T>(topic, qos, handler, events);
    }

    /// <summary>Subscribes to a generated message type; messages wait until they are taken.</summary>
    /// <inheritdoc cref="CreateSubscription{T}(string, QosProfile, RosMessageHandler, EndpointEvents?)"/>
    public RosSubscription<T> CreateSubscription<T>(string topic, QosProfile qos, EndpointEvents? events = null)
        where T : class, IMessage<T>
        => Subscribe<T>(topic, qos, handler: null, events);

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
        => Add(new RosSubscription(Open(), EndpointAddress.OfTopic(this, topic, type), qos, handler, events ?? NoEvents));

    /// <summary>Offers a service of generated types; only rmw_cyclonedds peers can call it.</summary>
    /// <param name="name">The service: absolute, relative to the namespace, or private with <c>~/</c>.</param>
    /// <param name="handler">
    /// Answers a request, on the one thread that the node's services share. What it throws ends the process, as on every thread.
    /// </param>
    /// <param name="qos">The QoS of both directions, or null for <see cref="QosProfile.Services"/>.</param>
    /// <exception cref="RosNameException">The service name is not allowed.</exception>
    /// <exception cref="RosException">DDS refused.</exception>
    public RosService<TRequest, TResponse> CreateService<TRequest, TResponse>(
        string name, Func<TRequest, TResponse> handler, QosProfile? qos = null)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        var service = new RosService<TRequest, TResponse>(Open(), ResolveService(name), handler, qos ?? QosProfile.Services);
        OnAdded<TRequest, TResponse>(service.Name);
        return service;
    }

    /// <summary>Creates a client of a service of generated types; it reaches rmw_cyclonedds servers only.</summary>
    /// <param name="name">The service: absolute, relative to the namespace, or private with <c>~/</c>.</param>
    /// <param name="qos">The QoS of both directions, or null for <see cref="QosProfile.Services"/>.</param>
    /// <exception cref="RosNameException">The service name is not allowed.</exception>
    /// <exception cref="RosException">DDS refused.</exception>
    public RosClient<TRequest, TResponse> CreateClient<TRequest, TResponse>(string name, QosProfile? qos = null)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => new(Open(), ResolveService(name), qos ?? QosProfile.Services);

    /// <summary>
    /// Keeps requests to the node's services waiting until <see cref="AnswerRequests"/>, as rclcpp does before a node is spun: while a
    /// node is being made it has no parameters to tell of yet.
    /// </summary>
    public void HoldRequests() => _answering.Reset();

    /// <summary>Ends <see cref="HoldRequests"/>.</summary>
    public void AnswerRequests() => _answering.Set();

    /// <summary>The full name of a topic as this node understands it, after remapping.</summary>
    /// <exception cref="RosNameException">The topic name is not allowed.</exception>
    public string ResolveTopic(string topic) => _names.ResolveTopic(topic);

    /// <summary>The full name of a service as this node understands it, after remapping.</summary>
    /// <exception cref="RosNameException">The service name is not allowed.</exception>
    public string ResolveService(string service) => _names.ResolveService(service);

    /// <summary>Disposes all that the node has and leaves the graph. Does nothing the second time.</summary>
    public void Dispose()
    {
        if (Endpoints.Close())
        {
            OnDisposed();
            _answering.Set();
            _serviceLoop?.Stop();
            Context.Remove(this);
        }
    }

    /// <summary>Waits until requests are to be answered.</summary>
    internal void AwaitAnswering() => _answering.Wait();

    /// <summary>The thread that answers requests; the first service starts it.</summary>
    /// <exception cref="ObjectDisposedException">The node is disposed.</exception>
    internal EventLoop OpenServiceLoop()
    {
        lock (Context.Gate)
        {
            Endpoints.ThrowIfClosed();
            return _serviceLoop ??= new EventLoop(Context.Participant, $"ros2 services of {FullName}");
        }
    }

    // Implemented in builds over Rcl.NET only, see Rcl/RclTwin.cs.
    partial void OnAdded<T>(RosPublisher<T> publisher)
        where T : class, IMessage<T>;

    partial void OnAdded<T>(RosSubscription<T> subscription)
        where T : class, IMessage<T>;

    partial void OnAdded<TRequest, TResponse>(string service)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>;

    partial void OnDisposed();

    private RosSubscription<T> Subscribe<T>(string topic, QosProfile qos, RosMessageHandler? handler, EndpointEvents? events)
        where T : class, IMessage<T>
    {
        var subscription = Add(new RosSubscription<T>(Open(), topic, qos, handler, events ?? NoEvents));
        OnAdded(subscription);
        return subscription;
    }

    private RosNode Open()
    {
        Endpoints.ThrowIfClosed();
        return this;
    }

    private T Add<T>(T endpoint)
        where T : RosEndpoint
    {
        try
        {
            Endpoints.Add(endpoint);
            return endpoint;
        }
        catch (ObjectDisposedException)
        {
            endpoint.Dispose();
            throw;
        }
    }
}
