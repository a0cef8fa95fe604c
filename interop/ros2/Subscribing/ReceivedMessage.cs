namespace Robotics.Ros2;

/// <summary>
/// A received payload on loan from DDS, without a copy. Dispose it to give the memory back; doing so twice, also through a copy of this
/// value, is harmless. It may outlive the subscription.
/// </summary>
public readonly struct ReceivedMessage : IDisposable
{
    private readonly LoanTable? _loans;
    private readonly int _slot;
    private readonly int _generation;

    internal ReceivedMessage(LoanTable loans, int slot, int generation, MessageInfo info)
    {
        _loans = loans;
        _slot = slot;
        _generation = generation;
        Info = info;
    }

    /// <summary>The payload as it arrived, with its encapsulation header; valid until <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">The payload was given back.</exception>
    public ReadOnlySpan<byte> Payload
    {
        get
        {
            ObjectDisposedException.ThrowIf(_loans is null, typeof(ReceivedMessage));
            return _loans.Payload(_slot, _generation);
        }
    }

    /// <summary>What DDS tells beside it.</summary>
    public MessageInfo Info { get; }

    /// <summary>Gives the payload back.</summary>
    public void Dispose() => _loans?.Release(_slot, _generation);
}
