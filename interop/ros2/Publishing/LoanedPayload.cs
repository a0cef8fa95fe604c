using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// A payload in the publisher's memory, to be filled in place and published without a copy. It ends with
/// <see cref="RosPublisher.Publish(ref LoanedPayload, int)"/> or with <see cref="Dispose"/>, which discards it.
/// </summary>
public unsafe ref struct LoanedPayload
{
    private readonly byte* _data;
    private readonly int _size;

    internal LoanedPayload(RosPublisher owner, nint loan, byte* data, int size)
    {
        Owner = owner;
        Loan = loan;
        _data = data;
        _size = size;
    }

    /// <summary>The bytes to fill, beginning with the 4-byte encapsulation header. They hold anything at first.</summary>
    /// <exception cref="ObjectDisposedException">The payload was published or discarded.</exception>
    public readonly Span<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(Loan == 0, typeof(LoanedPayload));
            return new Span<byte>(_data, _size);
        }
    }

    internal RosPublisher Owner { get; }

    internal nint Loan { get; private set; }

    /// <summary>Discards the payload; does nothing when it was published.</summary>
    public void Dispose()
    {
        if (Loan != 0)
        {
            NativeMethods.LoanRelease(Loan);
            Release();
        }
    }

    /// <summary>DDS has taken the payload over.</summary>
    internal void Release() => Loan = 0;
}
