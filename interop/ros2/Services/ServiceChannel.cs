using Robotics.Msgs;
using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// The two endpoints of a service or client: one for requests and one for replies, each message behind a <see cref="RequestHeader"/>.
/// </summary>
internal sealed class ServiceChannel : IDisposable
{
    private readonly RosNode _node;
    private readonly RosSubscription _reader;
    private readonly RosPublisher _writer;
    private readonly EventLoop _loop;
    private readonly SampleHandler _handler;
    private EventLoop.Attachment _attachment;
    private int _disposed;

    /// <param name="node">The node that announces the endpoints.</param>
    /// <param name="read">Where messages come from.</param>
    /// <param name="write">Where messages go.</param>
    /// <param name="qos">The QoS of both.</param>
    /// <param name="loop">The thread that receives.</param>
    /// <param name="handler">Called for every message, once <see cref="Start"/> was.</param>
    internal ServiceChannel(
        RosNode node, EndpointAddress read, EndpointAddress write, QosProfile qos, EventLoop loop, SampleHandler handler)
    {
        _node = node;
        _loop = loop;
        _handler = handler;
        _reader = new RosSubscription(node, read, qos, handler: null, new EndpointEvents());
        _writer = new RosPublisher(node, write, qos, new EndpointEvents());
        Endpoints = [_reader, _writer];
        try
        {
            node.Endpoints.Add(this);
        }
        catch (ObjectDisposedException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Handles one message.</summary>
    internal delegate void SampleHandler(in NativeSample sample);

    internal IReadOnlyList<RosEndpoint> Endpoints { get; }

    internal bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    internal void Start() => _attachment = _loop.Attach(_reader.ReceivedCondition, Receive);

    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    internal List<DiscoveredEndpoint> ReadWriters() => _reader.ReadPeers();

    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    internal List<DiscoveredEndpoint> ReadReaders() => _writer.ReadPeers();

    /// <exception cref="CdrException">A value does not fit the type's bounds.</exception>
    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    internal void Send<T>(RequestHeader header, T message)
        where T : class, IMessage<T>
    {
        var payload = _writer.Loan(RequestHeader.Size + message.GetSerializedSize());
        try
        {
            var writer = new CdrWriter(payload.Span);
            header.Write(ref writer);
            message.Write(ref writer);
            _writer.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _loop.Detach(_attachment);
        _node.Endpoints.Remove(this);
        _reader.Dispose();
        _writer.Dispose();
    }

    private void Receive()
    {
        try
        {
            while (_reader.TryTakeSample(out var sample))
            {
                try
                {
                    _handler(sample);
                }
                finally
                {
                    NativeMethods.LoanRelease(sample.Loan);
                }
            }
        }
        catch (ObjectDisposedException) when (IsDisposed)
        {
            // Disposed by another thread, or by the handler.
        }
    }
}
