using System.Collections.Concurrent;
using System.Security.Cryptography;
using Robotics.Msgs;
using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>Calls a service, in the convention of rmw_cyclonedds. Safe to use from several threads, with many calls at once.</summary>
/// <typeparam name="TRequest">The request type.</typeparam>
/// <typeparam name="TResponse">The response type.</typeparam>
public sealed class RosClient<TRequest, TResponse> : RosServiceEndpoint
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<long, TaskCompletionSource<TResponse>> _pending = new();
    private readonly ulong _id = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly ServiceChannel _channel;
    private long _lastSequence;

    internal RosClient(RosNode node, string name, QosProfile qos)
        : base(name, DdsNames.ToServiceType(TRequest.RosType))
    {
        var identity = ServiceIdentity.CreateClient();
        _channel = new ServiceChannel(
            node,
            EndpointAddress.OfReplies(node, name, RosType.Of<TResponse>(), identity),
            EndpointAddress.OfRequests(node, name, RosType.Of<TRequest>(), identity),
            qos,
            node.Context.Events,
            Receive);
        _channel.Start();
    }

    /// <summary>Whether a server is there that would receive a request and whose reply would arrive.</summary>
    public bool IsServiceAvailable
    {
        get
        {
            try
            {
                return !_channel.IsDisposed && HaveOneServer(_channel.ReadReaders(), _channel.ReadWriters());
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }
    }

    private protected override ServiceChannel Channel => _channel;

    /// <summary>Waits until a server is there.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for without limit.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when the time is up.</returns>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public async Task<bool> WaitForServiceAsync(TimeSpan timeout, CancellationToken cancellation = default)
    {
        var start = Environment.TickCount64;
        while (!IsServiceAvailable)
        {
            ObjectDisposedException.ThrowIf(_channel.IsDisposed, this);
            if (timeout >= TimeSpan.Zero && Environment.TickCount64 - start >= timeout.TotalMilliseconds)
            {
                return false;
            }

            await Task.Delay(PollPeriod, cancellation).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>
    /// Sends a request and waits for its reply. A request that nobody receives is lost: see <see cref="WaitForServiceAsync"/>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for without limit.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">No reply came in time.</exception>
    /// <exception cref="CdrException">The reply is not of the type, or a value of the request does not fit its bounds.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed, or was meanwhile.</exception>
    public async Task<TResponse> CallAsync(TRequest request, TimeSpan timeout, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sequence = Interlocked.Increment(ref _lastSequence);
        var reply = new TaskCompletionSource<TResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[sequence] = reply;
        try
        {
            ObjectDisposedException.ThrowIf(_channel.IsDisposed, this);
            _channel.Send(new RequestHeader(_id, sequence), request);
            return await reply.Task.WaitAsync(timeout, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The service '{Name}' did not answer within {timeout.TotalSeconds:0.###} s.");
        }
        finally
        {
            _pending.TryRemove(sequence, out _);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        foreach (var reply in _pending.Values)
        {
            reply.TrySetException(new ObjectDisposedException(Name));
        }
    }

    /// <summary>A server is whole when its request reader and reply writer are matched; without ids, any two are taken for one.</summary>
    private static bool HaveOneServer(List<DiscoveredEndpoint> requestReaders, List<DiscoveredEndpoint> replyWriters)
    {
        var ids = requestReaders.Select(ServiceId).ToHashSet();
        return replyWriters.Exists(writer => ids.Contains(ServiceId(writer)));
    }

    private static string ServiceId(DiscoveredEndpoint endpoint) => UserData.Find(endpoint.UserData, ServiceIdentity.ServiceKey) ?? "";

    private void Receive(in NativeSample sample)
    {
        TaskCompletionSource<TResponse>? reply = null;
        try
        {
            var reader = new CdrReader(sample.Payload);
            var header = RequestHeader.Read(ref reader);

            // All clients of a service receive all its replies.
            if (header.Client == _id && _pending.TryGetValue(header.Sequence, out reply))
            {
                reply.TrySetResult(TResponse.Read(ref reader));
            }
        }
        catch (CdrException e)
        {
            reply?.TrySetException(e);
        }
    }
}
