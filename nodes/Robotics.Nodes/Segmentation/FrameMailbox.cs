namespace Robotics.Nodes.Segmentation;

/// <summary>Holds the latest frame until the worker takes it: a newer one replaces an older.</summary>
internal sealed class FrameMailbox : IDisposable
{
    private readonly object _gate = new();
    private PendingFrame _frame;
    private bool _occupied;
    private bool _closed;

    /// <summary>Puts a frame in.</summary>
    /// <returns>True when an older one was passed over for it.</returns>
    public bool Put(PendingFrame frame)
    {
        lock (_gate)
        {
            if (_closed)
            {
                frame.Dispose();
                return true;
            }

            bool replaced = _occupied;
            if (replaced)
            {
                _frame.Dispose();
            }

            _frame = frame;
            _occupied = true;
            Monitor.Pulse(_gate);
            return replaced;
        }
    }

    /// <summary>Waits for a frame.</summary>
    /// <returns>False once the mailbox is closed.</returns>
    public bool TryTake(out PendingFrame frame)
    {
        lock (_gate)
        {
            while (!_occupied && !_closed)
            {
                Monitor.Wait(_gate);
            }

            frame = _frame;
            _frame = default;
            bool taken = _occupied;
            _occupied = false;
            return taken;
        }
    }

    /// <summary>Closes the mailbox; the frame in it, if any, counts as passed over.</summary>
    /// <returns>True when there was one.</returns>
    public bool Close()
    {
        lock (_gate)
        {
            bool left = _occupied;
            _frame.Dispose();
            _frame = default;
            _occupied = false;
            _closed = true;
            Monitor.PulseAll(_gate);
            return left;
        }
    }

    public void Dispose() => Close();
}
