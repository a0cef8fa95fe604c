using System.Collections.Concurrent;
using Robotics.Dashboard.Ros;
using Robotics.Msgs;
using Robotics.Ros2;

namespace Robotics.Dashboard.Control;

/// <summary>Calls the node's services. Clients are made at the first use and kept. Safe to use from several threads.</summary>
internal sealed class NodeServices(RosNode node, WatchedNode watched)
{
    private static readonly TimeSpan s_discovery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Lazy<RosServiceEndpoint>> _clients = new(StringComparer.Ordinal);

    /// <summary>Whether the node offers the service now.</summary>
    public bool Offers<TRequest, TResponse>(NodeService<TRequest, TResponse> service)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> => Client(service).IsServiceAvailable;

    /// <exception cref="NodeCallException">The node does not offer the service, or did not answer in time or as it should.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        NodeService<TRequest, TResponse> service, TRequest request, CancellationToken cancellation)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        RosClient<TRequest, TResponse> client = Client(service);
        if (!await client.WaitForServiceAsync(s_discovery, cancellation))
        {
            throw new NodeCallException($"{watched.FullName} does not offer the service {service.Name}.");
        }

        try
        {
            return await client.CallAsync(request, TimeSpan.FromSeconds(service.SecondsToAnswer), cancellation);
        }
        catch (Exception e) when (e is TimeoutException or CdrException)
        {
            throw new NodeCallException(e.Message);
        }
    }

    private RosClient<TRequest, TResponse> Client<TRequest, TResponse>(NodeService<TRequest, TResponse> service)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        (RosClient<TRequest, TResponse>)_clients.GetOrAdd(
            service.Name,
            name => new Lazy<RosServiceEndpoint>(() => node.CreateClient<TRequest, TResponse>(watched.Own(name)))).Value;
}
