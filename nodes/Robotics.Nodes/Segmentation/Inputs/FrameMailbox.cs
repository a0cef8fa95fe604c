using System.Diagnostics;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>
/// Holds the latest frame of each camera until the worker takes it: a newer one replaces an older, and cameras are served in turn.
/// </summary>
internal sealed class FrameMailbox
{
    private readonly object _gate = new();
    private readonly Func<TimeSpan> _minInterval;
    private readonly Slot[] _slots;
    private int _first;
    private bool _closed;

    /// <param name="cameras">Number of cameras.</param>
    /// <param name="minInterval">The least distance in time of two frames of a camera, asked for each.</param>
    public FrameMailbox(int cameras, Func<TimeSpan> minInterval)
    {
        _minInterval = minInterval;
        _slots = new Slot[cameras];
    }

    /// <summary>Puts a frame in.</summary>
    /// <returns>True when a frame was passed over: an older one, or this one because the mailbox is closed.</returns>
    public bool Put(int camera, in PendingFrame frame)
    {
        lock (_gate)
        {
            if (_closed)
            {
                frame.Dispose();
                return true;
            }

            ref Slot slot = ref _slots[camera];
            bool replaced = slot.IsOccupied;
            slot.Frame.Dispose();
            slot.Frame = frame;
            slot.IsOccupied = true;
            Monitor.Pulse(_gate);
            return replaced;
        }
    }

    /// <summary>Waits for a frame whose camera may have its turn.</summary>
    /// <returns>False once the mailbox is closed.</returns>
    public bool TryTake(out int camera, out PendingFrame frame)
    {
        lock (_gate)
        {
            while (!_closed)
            {
                TimeSpan rest = Timeout.InfiniteTimeSpan;
                TimeSpan interval = _minInterval();
                for (int turn = 0; turn < _slots.Length; turn++)
                {
                    camera = (_first + turn) % _slots.Length;
                    ref Slot slot = ref _slots[camera];
                    if (!slot.IsOccupied)
                    {
                        continue;
                    }

                    TimeSpan due = slot.RestOf(interval);
                    if (due <= TimeSpan.Zero)
                    {
                        frame = slot.Take();
                        _first = camera + 1;
                        return true;
                    }

                    rest = rest < TimeSpan.Zero || due < rest ? due : rest;
                }

                // In whole milliseconds, rounded up: a wait that ends too early would only be repeated.
                Monitor.Wait(_gate, rest < TimeSpan.Zero ? Timeout.Infinite : (int)Math.Ceiling(rest.TotalMilliseconds));
            }

            (camera, frame) = (0, default);
            return false;
        }
    }

    /// <summary>Closes the mailbox and ends the waiting.</summary>
    /// <returns>The cameras of which a frame was left, which is passed over.</returns>
    public IReadOnlyList<int> Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
            int[] left = [.. Enumerable.Range(0, _slots.Length).Where(camera => _slots[camera].IsOccupied)];
            foreach (int camera in left)
            {
                _slots[camera].Take().Dispose();
            }

            return left;
        }
    }

    private struct Slot
    {
        private long _taken;

        public PendingFrame Frame { get; set; }

        public bool IsOccupied { get; set; }

        /// <summary>Time until an interval since the last frame is over.</summary>
        public readonly TimeSpan RestOf(TimeSpan interval) =>
            _taken == 0 || interval == TimeSpan.Zero ? TimeSpan.Zero : interval - Stopwatch.GetElapsedTime(_taken);

        public PendingFrame Take()
        {
            PendingFrame frame = Frame;
            Frame = default;
            IsOccupied = false;
            _taken = Stopwatch.GetTimestamp();
            return frame;
        }
    }
}
