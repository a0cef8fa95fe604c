using Rcl;
using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>
/// With the packages of NuGet, a node is in the graph over rcl, by whichever middleware the sourced ROS 2 has. Its own DDS domain is then
/// private to the process, and a twin of the node in rcl passes on what is read and written: as CDR, which <c>rmw_serialize</c> makes of
/// rcl's
/// messages. An endpoint has its counterpart while rcl knows a peer, so that nothing is computed for nobody here either.
/// </summary>
internal sealed class RclTwin : IDisposable
{
    private static readonly Lazy<RclContext> s_context = new();
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly RosNode _relay;
    private readonly IRclNode _node;
    private readonly List<IRclService> _services = [];
    private readonly List<Link> _links = [];
    private readonly Timer _timer;

    internal RclTwin(RosNode node)
    {
        _relay = new RosNode(node.Context, new NodeNames("rcl_relay", "/", []));
        _node = s_context.Value.CreateNode(
            node.Name, RclClock.SystemClock, node.Namespace, new NodeOptions(useGlobalArguments: false, enableRosOut: false));

        // The node has parameter services of its own under the same names.
        (_node.Parameters as IDisposable)?.Dispose();
        _timer = new Timer(_ => Refresh(), null, s_poll, s_poll);
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_links)
        {
            _links.ForEach(link => link.Close());
            _links.Clear();
        }

        _services.ForEach(service => service.Dispose());
        _relay.Dispose();
        _node.Dispose();
    }

    internal void Add<T>(RosPublisher<T> publisher)
        where T : class, IMessage<T>
    {
        var outside = _node.CreatePublisher<RclMessage<T>>(publisher.Topic, new PublisherOptions(Convert(publisher.Qos)));
        Add(new Link(publisher, outside, () => outside.Subscribers, () => _relay.CreateSubscription(
            publisher.Topic, publisher.Type, publisher.Qos, (cdr, in _) =>
            {
                using var buffer = outside.CreateBuffer();
                RosidlMessage<T>.Fill(buffer.Data, cdr);
                outside.Publish(buffer);
            })));
    }

    internal void Add<T>(RosSubscription<T> subscription)
        where T : class, IMessage<T>
    {
        var outside = _node.CreateNativeSubscription<RclMessage<T>>(subscription.Topic, new SubscriptionOptions(Convert(subscription.Qos)));
        var (topic, type, qos) = (subscription.Topic, subscription.Type, subscription.Qos);
        var inside = new Link(subscription, outside, () => outside.Publishers, () => _relay.CreatePublisher(topic, type, qos));
        Add(inside);
        _ = ForwardAsync<T>(outside, inside);
    }

    internal void Add<TRequest, TResponse>(string name)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        var inside = _relay.CreateClient<TRequest, TResponse>(name);
        _services.Add(_node.CreateConcurrentNativeService<RclService<TRequest>>(name, async (request, response, _, cancellation) =>
        {
            var answer = await inside.CallAsync(RosidlMessage<TRequest>.Read(request.Data), s_patience, cancellation);
            RosidlMessage<TResponse>.Write(answer, response.Data);
        }));
    }

    private static Rcl.Qos.QosProfile Convert(QosProfile qos) => new(
        qos.Depth == QosProfile.KeepAll ? Rcl.Qos.HistoryPolicy.KeepAll : Rcl.Qos.HistoryPolicy.KeepLast,
        qos.Depth == QosProfile.KeepAll ? 0 : qos.Depth,
        qos.Reliability == Reliability.Reliable ? Rcl.Qos.ReliabilityPolicy.Reliable : Rcl.Qos.ReliabilityPolicy.BestEffort,
        qos.Durability == Durability.TransientLocal ? Rcl.Qos.DurabilityPolicy.TransientLocal : Rcl.Qos.DurabilityPolicy.Volatile,
        LifeSpan: qos.Lifespan ?? TimeSpan.Zero);

    private static async Task ForwardAsync<T>(IRclNativeSubscription outside, Link link)
        where T : class, IMessage<T>
    {
        await foreach (var message in outside.ReadAllAsync())
        {
            using (message)
            {
                try
                {
                    (link.Inside as RosPublisher)?.Publish(RosidlMessage<T>.Serialize(message.Data));
                }
                catch (Exception e) when (e is RosException or ObjectDisposedException)
                {
                    // Only this message is lost: rmw could not read it, or its publisher inside went with the last peer.
                }
            }
        }
    }

    private void Add(Link link)
    {
        lock (_links)
        {
            _links.Add(link);
        }
    }

    private void Refresh()
    {
        lock (_links)
        {
            _links.RemoveAll(link => !link.Refresh());
        }
    }

    /// <summary>An endpoint of the node, its counterpart in rcl, and what joins them inside while rcl's has peers.</summary>
    private sealed class Link(RosEndpoint own, IRclObject outside, Func<int> peers, Func<RosEndpoint> open)
    {
        internal RosEndpoint? Inside { get; private set; }

        /// <returns>False when the node's endpoint is gone.</returns>
        internal bool Refresh()
        {
            if (own.IsDisposed)
            {
                Close();
                return false;
            }

            if (peers() > 0)
            {
                Inside ??= open();
            }
            else
            {
                Inside?.Dispose();
                Inside = null;
            }

            return true;
        }

        internal void Close()
        {
            // First what may still write to the other.
            Inside?.Dispose();
            outside.Dispose();
        }
    }
}

/// <content>The private domain: CYCLONEDDS_URI and the discovery range are rcl's to obey.</content>
public sealed partial class RosContext
{
    static partial void OnCreating(ref RosContextOptions options)
    {
        Rosidl.SetEnvironment("ROS_DOMAIN_ID", $"{options.DomainId}");
        options = options with { DiscoveryRange = DiscoveryRange.Off, CycloneConfig = null };
    }
}

/// <content>The node's endpoints have counterparts in rcl.</content>
public sealed partial class RosNode
{
    private readonly Lock _twinGate = new();
    private RclTwin? _twin;

    private RclTwin Twin
    {
        get
        {
            lock (_twinGate)
            {
                return _twin ??= new RclTwin(this);
            }
        }
    }

    partial void OnAdded<T>(RosPublisher<T> publisher)
        where T : class, IMessage<T> => Twin.Add(publisher);

    partial void OnAdded<T>(RosSubscription<T> subscription)
        where T : class, IMessage<T> => Twin.Add(subscription);

    partial void OnAdded<TRequest, TResponse>(string service)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> => Twin.Add<TRequest, TResponse>(service);

    partial void OnDisposed() => _twin?.Dispose();
}
