using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>Publishes serialized messages on a topic. Safe to use from several threads; nothing is allocated on the managed heap.</summary>
public unsafe class RosPublisher : RosEndpoint
{
    private const int EncapsulationSize = 4;

    private readonly WriterHandle _writer;

    internal RosPublisher(RosNode node, EndpointAddress address, QosProfile qos, EndpointEvents events)
        : base(node, address, qos, events)
    {
        _writer = WriterHandle.Create(node.Context.Participant, address.DdsTopic, address.Type.DdsName, qos.ToNative(), address.UserData);
        Start(NativeMethods.WriterEntity(_writer));
    }

    /// <summary>How many subscriptions are matched now; 0 after <see cref="RosEndpoint.Dispose()"/>.</summary>
    public int SubscriptionCount => MatchedCount;

    internal override bool IsReader => false;

    private protected override EndpointHandle Handle => _writer;

    /// <summary>Publishes a payload; its bytes are copied once.</summary>
    /// <param name="cdr">The message in XCDR1 with its 4-byte encapsulation header.</param>
    /// <exception cref="ArgumentException">The payload is shorter than its header.</exception>
    /// <exception cref="ObjectDisposedException">The publisher is disposed.</exception>
    /// <exception cref="RosException">DDS did not take it.</exception>
    public void Publish(ReadOnlySpan<byte> cdr)
    {
        var payload = Loan(cdr.Length);
        try
        {
            cdr.CopyTo(payload.Span);
            Publish(ref payload, cdr.Length);
        }
        finally
        {
            payload.Dispose();
        }
    }

    /// <summary>Lends a payload to be filled in place.</summary>
    /// <param name="size">The most bytes it can take, with the 4-byte encapsulation header.</param>
    /// <exception cref="ArgumentException">The size is below 4.</exception>
    /// <exception cref="ObjectDisposedException">The publisher is disposed.</exception>
    public LoanedPayload Loan(int size)
    {
        if (size < EncapsulationSize)
        {
            throw new ArgumentException($"A payload of {size} bytes is shorter than its 4-byte encapsulation header.", nameof(size));
        }

        var loan = NativeMethods.Loan(_writer, (uint)size, out var data);
        return loan != 0
            ? new LoanedPayload(this, loan, data, size)
            : throw new RosException($"There is no memory for a payload of {size} bytes on '{Topic}'.");
    }

    /// <summary>
    /// Publishes the first <paramref name="size"/> bytes of a lent payload, without a copy. DDS takes the payload over, also when it fails.
    /// </summary>
    /// <exception cref="ArgumentException">The payload is of another publisher, or has not that many bytes.</exception>
    /// <exception cref="ObjectDisposedException">The publisher is disposed, or the payload was published or discarded before.</exception>
    /// <exception cref="RosException">DDS did not take it.</exception>
    public void Publish(ref LoanedPayload payload, int size)
    {
        var capacity = payload.Span.Length;
        if (!ReferenceEquals(payload.Owner, this))
        {
            throw new ArgumentException(
                $"The payload was lent by the publisher on '{payload.Owner.Topic}', not by this one on '{Topic}'.", nameof(payload));
        }

        if (size < EncapsulationSize || size > capacity)
        {
            throw new ArgumentException($"A payload of {size} bytes does not fit the {capacity} lent on '{Topic}'.", nameof(size));
        }

        ObjectDisposedException.ThrowIf(IsDisposed, this);
        var code = NativeMethods.LoanWrite(_writer, payload.Loan, (uint)size);
        payload.Release();
        if (code < 0 && !IsDisposed)
        {
            throw new RosException($"The message on '{Topic}' could not be published: {NativeError.Text(code)}.");
        }
    }

    private protected override int ReadMatched() => NativeMethods.WriterMatched(_writer);

    private protected override int ReadPeers(out NativeEndpoint* peers, out uint count)
        => NativeMethods.WriterPeers(_writer, out peers, out count);

    private protected override int ReadStatus(out NativeStatus status) => NativeMethods.WriterStatus(_writer, out status);

    private protected override string DescribeRefusal(uint policy) => QosPolicy.DescribeRefusedSubscription(Topic, policy);
}
