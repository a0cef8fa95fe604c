using Robotics.Ros2;

namespace Robotics.Nodes.Monitoring;

/// <summary>
/// Pairs messages of two topics that carry the same stamp. What waits stays in the memory of DDS, the newest few of each topic; older ones
/// are given back unmatched.
/// </summary>
internal sealed class StampMatcher : IDisposable
{
    private const int Capacity = 64;

    private readonly Shelf _labels = new();
    private readonly Shelf _masks = new();

    /// <summary>Called with a label and a mask of the same stamp; both are given back afterwards.</summary>
    public delegate void PairHandler(ReadOnlySpan<byte> label, ReadOnlySpan<byte> mask);

    public void AddLabel(long stamp, ReceivedMessage label, PairHandler handler)
    {
        if (_masks.TryTake(stamp, out ReceivedMessage mask))
        {
            Handle(label, mask, handler);
        }
        else
        {
            _labels.Put(stamp, label);
        }
    }

    public void AddMask(long stamp, ReceivedMessage mask, PairHandler handler)
    {
        if (_labels.TryTake(stamp, out ReceivedMessage label))
        {
            Handle(label, mask, handler);
        }
        else
        {
            _masks.Put(stamp, mask);
        }
    }

    public void Dispose()
    {
        _labels.Clear();
        _masks.Clear();
    }

    private static void Handle(ReceivedMessage label, ReceivedMessage mask, PairHandler handler)
    {
        using (label)
        using (mask)
        {
            handler(label.Payload, mask.Payload);
        }
    }

    private sealed class Shelf
    {
        private readonly Dictionary<long, ReceivedMessage> _messages = [];
        private readonly Queue<long> _order = [];

        public void Put(long stamp, ReceivedMessage message)
        {
            if (!_messages.TryAdd(stamp, message))
            {
                message.Dispose();
                return;
            }

            _order.Enqueue(stamp);
            if (_order.Count > Capacity && _messages.Remove(_order.Dequeue(), out ReceivedMessage oldest))
            {
                oldest.Dispose();
            }
        }

        public bool TryTake(long stamp, out ReceivedMessage message) => _messages.Remove(stamp, out message);

        public void Clear()
        {
            foreach (ReceivedMessage message in _messages.Values)
            {
                message.Dispose();
            }

            _messages.Clear();
            _order.Clear();
        }
    }
}
