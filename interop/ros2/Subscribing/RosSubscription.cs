using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// Receives serialized messages of a topic, in one of two ways: a handler is called on the subscription's own thread, or the program
/// waits and takes. Either way the payload is read where DDS put it, and nothing is allocated on the managed heap.
/// </summary>
public class RosSubscription : RosEndpoint
{
    private readonly ReaderHandle _reader;
    private readonly LoanTable _loans = new();
    private readonly HandlerThread? _handlerThread;

    internal RosSubscription(RosNode node, EndpointAddress address, QosProfile qos, RosMessageHandler? handler, EndpointEvents events)
        : base(node, address, qos, events)
    {
        _reader = ReaderHandle.Create(node.Context.Participant, address.DdsTopic, address.Type.DdsName, qos.ToNative(), address.UserData);
        Start(NativeMethods.ReaderEntity(_reader));
        if (handler is not null)
        {
            _handlerThread = new HandlerThread(this, _reader, handler);
        }
    }

    /// <summary>How many publishers are matched now; 0 after <see cref="RosEndpoint.Dispose()"/>.</summary>
    public int PublisherCount => MatchedCount;

    /// <summary>Triggered while a message waits.</summary>
    internal int ReceivedCondition => NativeMethods.ReaderCondition(_reader);

    internal override bool IsReader => true;

    private protected override EndpointHandle Handle => _reader;

    /// <summary>
    /// Waits until a message can be taken, at most <paramref name="timeout"/> (<see cref="Timeout.InfiniteTimeSpan"/>: without limit).
    /// </summary>
    /// <returns>False when the time is up or the subscription was disposed meanwhile.</returns>
    /// <exception cref="InvalidOperationException">The subscription has a handler.</exception>
    public bool Wait(TimeSpan timeout)
    {
        CheckPolling();
        if (IsDisposed)
        {
            return false;
        }

        var nanoseconds = timeout < TimeSpan.Zero ? -1 : timeout.Ticks * TimeSpan.NanosecondsPerTick;
        return NativeMethods.ReaderWait(_reader, nanoseconds) > 0 && !IsDisposed;
    }

    /// <summary>Takes the oldest message that waits.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="InvalidOperationException">The subscription has a handler.</exception>
    public bool TryTake(out ReceivedMessage message)
    {
        CheckPolling();
        message = default;
        if (!TryTakeSample(out var sample))
        {
            return false;
        }

        message = _loans.Add(sample);
        return true;
    }

    /// <summary>Takes every message that waits and keeps the newest.</summary>
    /// <param name="message">The newest message, when there was one.</param>
    /// <returns>How many were taken: 0 for none, above 1 when older ones were given back unread.</returns>
    /// <exception cref="InvalidOperationException">The subscription has a handler.</exception>
    public int TakeLatest(out ReceivedMessage message)
    {
        message = default;
        var taken = 0;
        while (TryTake(out var next))
        {
            message.Dispose();
            message = next;
            taken++;
        }

        return taken;
    }

    internal bool TryTakeSample(out NativeSample sample)
    {
        sample = default;
        if (IsDisposed)
        {
            return false;
        }

        var code = NativeMethods.ReaderTake(_reader, out sample);
        return code >= 0 || IsDisposed
            ? code > 0
            : throw new RosException($"The messages on '{Topic}' could not be taken: {NativeError.Text(code)}.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        NativeMethods.ReaderWake(_reader);
        _handlerThread?.Join();
        base.Dispose(disposing);
    }

    private protected override int ReadMatched() => NativeMethods.ReaderMatched(_reader);

    private protected override unsafe int ReadPeers(out NativeEndpoint* peers, out uint count)
        => NativeMethods.ReaderPeers(_reader, out peers, out count);

    private protected override int ReadStatus(out NativeStatus status) => NativeMethods.ReaderStatus(_reader, out status);

    private protected override string DescribeRefusal(uint policy) => QosPolicy.DescribeRefusedPublisher(Topic, policy);

    private void CheckPolling()
    {
        if (_handlerThread is not null)
        {
            throw new InvalidOperationException($"The subscription on '{Topic}' has a handler, which takes its messages.");
        }
    }
}
