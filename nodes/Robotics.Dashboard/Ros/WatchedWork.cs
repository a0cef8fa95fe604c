namespace Robotics.Dashboard.Ros;

/// <summary>Work that is done on a thread of its own, and only while somebody looks at what comes of it.</summary>
internal abstract class WatchedWork : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _name;
    private int _viewers;
    private CancellationTokenSource? _stop;
    private Thread? _thread;

    protected WatchedWork(string name) => _name = name;

    /// <summary>Begins to look; the first viewer starts the work, and the last that is disposed ends it.</summary>
    public IDisposable Watch()
    {
        lock (_gate)
        {
            if (_viewers++ == 0)
            {
                Thread? before = _thread;
                CancellationTokenSource stop = new();
                _stop = stop;
                _thread = new Thread(() =>
                {
                    before?.Join();
                    Run(stop.Token);
                }) { Name = _name };
                _thread.Start();
            }
        }

        return new Viewer(this);
    }

    /// <summary>Ends the work, whoever looks.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stop?.Cancel();
        }

        _thread?.Join();
        GC.SuppressFinalize(this);
    }

    /// <summary>Works until it is stopped; one call at a time.</summary>
    protected abstract void Run(CancellationToken stopping);

    private void Leave()
    {
        lock (_gate)
        {
            if (--_viewers == 0)
            {
                _stop!.Cancel();
            }
        }
    }

    private sealed class Viewer(WatchedWork work) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                work.Leave();
            }
        }
    }
}
