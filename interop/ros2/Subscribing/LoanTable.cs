using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// The payloads of a subscription that are out on loan. A slot's generation counts its uses, so that a copy of a returned
/// <see cref="ReceivedMessage"/> cannot touch the next user's payload. Grows to the most loans held at once, then allocates nothing.
/// </summary>
internal sealed class LoanTable
{
    private const int None = -1;

    private readonly Lock _gate = new();
    private Slot[] _slots = [];
    private int _firstFree = None;

    internal ReceivedMessage Add(in NativeSample sample)
    {
        lock (_gate)
        {
            if (_firstFree == None)
            {
                Grow();
            }

            var index = _firstFree;
            ref var slot = ref _slots[index];
            _firstFree = slot.NextFree;
            slot.Sample = sample;
            slot.Generation++;
            return new ReceivedMessage(this, index, slot.Generation, sample.Info);
        }
    }

    internal ReadOnlySpan<byte> Payload(int index, int generation)
    {
        lock (_gate)
        {
            ref var slot = ref _slots[index];
            ObjectDisposedException.ThrowIf(!slot.IsHeldBy(generation), typeof(ReceivedMessage));
            return slot.Sample.Payload;
        }
    }

    internal void Release(int index, int generation)
    {
        nint loan;
        lock (_gate)
        {
            ref var slot = ref _slots[index];
            if (!slot.IsHeldBy(generation))
            {
                return;
            }

            loan = slot.Sample.Loan;
            slot.Sample = default;
            slot.NextFree = _firstFree;
            _firstFree = index;
        }

        NativeMethods.LoanRelease(loan);
    }

    private void Grow()
    {
        var used = _slots.Length;
        Array.Resize(ref _slots, Math.Max(4, used * 2));
        for (var i = _slots.Length - 1; i >= used; i--)
        {
            _slots[i].NextFree = _firstFree;
            _firstFree = i;
        }
    }

    private struct Slot
    {
        internal NativeSample Sample;
        internal int Generation;
        internal int NextFree;

        internal readonly bool IsHeldBy(int generation) => Generation == generation && Sample.Loan != 0;
    }
}
