namespace Robotics.Ros2;

/// <summary>The publishers, subscriptions, services and clients of a node; every change of them is announced.</summary>
internal sealed class NodeEndpoints(RosNode node)
{
    private readonly List<RosEndpoint> _endpoints = [];
    private readonly List<ServiceChannel> _channels = [];
    private bool _closed;

    /// <exception cref="ObjectDisposedException">The node is disposed.</exception>
    internal void ThrowIfClosed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed), node);

    /// <exception cref="ObjectDisposedException">The node is disposed.</exception>
    internal void Add(RosEndpoint endpoint)
    {
        lock (node.Context.Gate)
        {
            ThrowIfClosed();
            _endpoints.Add(endpoint);
            node.Context.Announce();
        }
    }

    /// <summary>Adds the two endpoints of a channel, which are announced together.</summary>
    /// <exception cref="ObjectDisposedException">The node is disposed.</exception>
    internal void Add(ServiceChannel channel)
    {
        lock (node.Context.Gate)
        {
            ThrowIfClosed();
            _channels.Add(channel);
            _endpoints.AddRange(channel.Endpoints);
            node.Context.Announce();
        }
    }

    internal void Remove(RosEndpoint endpoint)
    {
        lock (node.Context.Gate)
        {
            if (_endpoints.Remove(endpoint))
            {
                node.Context.Announce();
            }
        }
    }

    internal void Remove(ServiceChannel channel)
    {
        lock (node.Context.Gate)
        {
            if (_channels.Remove(channel))
            {
                _endpoints.RemoveAll(endpoint => channel.Endpoints.Contains(endpoint));
                node.Context.Announce();
            }
        }
    }

    /// <summary>The node as it is announced; called under the context's lock.</summary>
    internal NodeEntities Describe() => new(
        node.Namespace,
        node.Name,
        [.. _endpoints.Where(endpoint => endpoint.IsReader).Select(endpoint => endpoint.Gid)],
        [.. _endpoints.Where(endpoint => !endpoint.IsReader).Select(endpoint => endpoint.Gid)]);

    /// <summary>Takes no more and disposes all.</summary>
    /// <returns>False when it was done before.</returns>
    internal bool Close()
    {
        ServiceChannel[] channels;
        RosEndpoint[] endpoints;
        lock (node.Context.Gate)
        {
            if (_closed)
            {
                return false;
            }

            Volatile.Write(ref _closed, true);
            channels = [.. _channels];
            endpoints = [.. _endpoints.Except(_channels.SelectMany(channel => channel.Endpoints))];
        }

        Array.ForEach(channels, channel => channel.Dispose());
        Array.ForEach(endpoints, endpoint => endpoint.Dispose());
        return true;
    }
}
