using Robotics.Msgs;
using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>Answers the requests of a service, one at a time, in the convention of rmw_cyclonedds.</summary>
/// <typeparam name="TRequest">The request type.</typeparam>
/// <typeparam name="TResponse">The response type.</typeparam>
public sealed class RosService<TRequest, TResponse> : RosServiceEndpoint
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    // As in rmw_cyclonedds: a client whose reply reader is not discovered by then does not get its reply.
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromMilliseconds(100);

    private readonly RosNode _node;
    private readonly Func<TRequest, TResponse> _handler;
    private readonly ServiceChannel _channel;
    private long _answered;
    private long _malformed;
    private long _dropped;

    internal RosService(RosNode node, string name, Func<TRequest, TResponse> handler, QosProfile qos)
        : base(name, DdsNames.ToServiceType(TRequest.RosType))
    {
        _node = node;
        _handler = handler;
        var identity = ServiceIdentity.CreateService();
        _channel = new ServiceChannel(
            node,
            EndpointAddress.OfRequests(node, name, RosType.Of<TRequest>(), identity),
            EndpointAddress.OfReplies(node, name, RosType.Of<TResponse>(), identity),
            qos,
            node.OpenServiceLoop(),
            Answer);
        _channel.Start();
    }

    /// <summary>How many requests were answered.</summary>
    public long AnsweredRequests => Interlocked.Read(ref _answered);

    /// <summary>How many requests were ignored because their payload is not a request of the type.</summary>
    public long MalformedRequests => Interlocked.Read(ref _malformed);

    /// <summary>How many replies were dropped because the client left, or was not there to receive it.</summary>
    public long DroppedReplies => Interlocked.Read(ref _dropped);

    private protected override ServiceChannel Channel => _channel;

    private void Answer(in NativeSample sample)
    {
        if (!TryRead(sample.Payload, out var header, out var request))
        {
            Interlocked.Increment(ref _malformed);
            return;
        }

        _node.AwaitAnswering();
        var response = _handler(request);
        if (AwaitReader(sample.PublicationHandle))
        {
            // Counted first: who has the reply finds it counted.
            Interlocked.Increment(ref _answered);
            _channel.Send(header, response);
        }
        else
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> payload, out RequestHeader header, out TRequest request)
    {
        try
        {
            var reader = new CdrReader(payload);
            header = RequestHeader.Read(ref reader);
            request = TRequest.Read(ref reader);
            return true;
        }
        catch (CdrException)
        {
            header = default;
            request = null!;
            return false;
        }
    }

    /// <summary>Waits until the client's reply reader is matched; a client that announces no id counts as ready.</summary>
    private bool AwaitReader(ulong requestWriter)
    {
        var writer = _channel.ReadWriters().Find(peer => peer.Handle == requestWriter);
        var client = writer is null ? null : UserData.Find(writer.UserData, ServiceIdentity.ClientKey);
        if (client is null)
        {
            return true;
        }

        var start = Environment.TickCount64;
        while (!_channel.ReadReaders().Exists(peer => UserData.Find(peer.UserData, ServiceIdentity.ClientKey) == client))
        {
            if (Environment.TickCount64 - start > ReaderPatience.TotalMilliseconds)
            {
                return false;
            }

            Thread.Sleep(1);
        }

        return true;
    }
}
