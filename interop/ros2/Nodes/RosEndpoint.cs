using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>What publishers and subscriptions have in common.</summary>
public abstract class RosEndpoint : IDisposable
{
    private readonly RosNode _node;
    private readonly EndpointEvents _events;
    private EventLoop.Attachment _attachment;
    private int _disposed;
    private uint _matched;
    private uint _refused;

    private protected RosEndpoint(RosNode node, EndpointAddress address, QosProfile qos, EndpointEvents events)
    {
        _node = node;
        _events = events;
        Topic = address.Name;
        Type = address.Type;
        Qos = qos;
    }

    /// <summary>The full name of the topic; of the service, for one of its endpoints.</summary>
    public string Topic { get; }

    /// <summary>The message type.</summary>
    public RosType Type { get; }

    /// <summary>The QoS asked for.</summary>
    public QosProfile Qos { get; }

    /// <summary>The endpoint's id on the network.</summary>
    public EndpointGid Gid { get; private set; }

    /// <summary>Whether <see cref="Dispose()"/> was called.</summary>
    public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>
    /// Leaves the topic. A handler in progress is waited for, unless the call comes from a handler or event itself. Does nothing the second
    /// time.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Dispose(disposing: true);
        }

        GC.SuppressFinalize(this);
    }

    internal abstract bool IsReader { get; }

    private protected abstract EndpointHandle Handle { get; }

    /// <summary>The peers matched now; 0 once disposed.</summary>
    private protected int MatchedCount
    {
        get
        {
            try
            {
                return IsDisposed ? 0 : Math.Max(0, ReadMatched());
            }
            catch (ObjectDisposedException)
            {
                return 0;
            }
        }
    }

    /// <summary>The peers matched now, as discovery describes them.</summary>
    /// <exception cref="ObjectDisposedException">The endpoint is disposed.</exception>
    internal unsafe List<DiscoveredEndpoint> ReadPeers()
    {
        var code = ReadPeers(out var peers, out var count);
        try
        {
            return DiscoveredEndpoints.Take(code, peers, count);
        }
        catch (RosException e) when (IsDisposed)
        {
            throw new ObjectDisposedException($"The endpoint on '{Topic}' ended while its peers were read.", e);
        }
    }

    /// <summary>Ends the endpoint, once.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _node.Context.Events.Detach(_attachment);
        try
        {
            _node.Endpoints.Remove(this);
        }
        finally
        {
            Handle.Shutdown();
        }
    }

    /// <summary>Begins to report; the native endpoint exists.</summary>
    private protected void Start(int entity)
    {
        Gid = EntityGid.Read(entity);
        _attachment = _node.Context.Events.Attach(entity, ReportStatus);
    }

    // The native calls throw when another thread disposes the endpoint meanwhile.
    private protected abstract int ReadMatched();

    private protected abstract unsafe int ReadPeers(out NativeEndpoint* peers, out uint count);

    private protected abstract int ReadStatus(out NativeStatus status);

    private protected abstract string DescribeRefusal(uint policy);

    private bool TryReadStatus(out NativeStatus status)
    {
        status = default;
        try
        {
            return !IsDisposed && ReadStatus(out status) >= 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private void ReportStatus()
    {
        if (!TryReadStatus(out var status))
        {
            return;
        }

        if (status.Matched != _matched)
        {
            _matched = status.Matched;
            _events.Matched?.Invoke((int)_matched);
        }

        if (status.IncompatibleTotal != _refused)
        {
            _refused = status.IncompatibleTotal;
            _events.IncompatibleQos?.Invoke(DescribeRefusal(status.LastPolicy));
        }
    }
}
