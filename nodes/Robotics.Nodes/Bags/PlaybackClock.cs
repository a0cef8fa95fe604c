using System.Diagnostics;

namespace Robotics.Nodes.Bags;

/// <summary>The time of a recording that is played: it runs at a rate, and stands while paused. Any thread may pause it.</summary>
internal sealed class PlaybackClock(double rate)
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly Lock _gate = new();
    private long _origin;
    private TimeSpan _before;
    private long _since;
    private bool _isPaused;

    public bool IsPaused
    {
        get
        {
            lock (_gate)
            {
                return _isPaused;
            }
        }
    }

    /// <summary>How long it ran, pauses not counted.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return _isPaused ? _before : _before + Stopwatch.GetElapsedTime(_since);
            }
        }
    }

    /// <summary>The present stamp, in nanoseconds since 1970.</summary>
    public long Now => _origin + (long)(Elapsed.TotalSeconds * rate * NanosecondsPerSecond);

    /// <summary>Starts at a stamp.</summary>
    public void Start(long stamp)
    {
        lock (_gate)
        {
            (_origin, _before, _since) = (stamp, TimeSpan.Zero, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>How long it takes until a stamp; below zero for one that has passed.</summary>
    public TimeSpan Until(long stamp) => TimeSpan.FromSeconds((stamp - _origin) / NanosecondsPerSecond / rate) - Elapsed;

    public void Pause()
    {
        lock (_gate)
        {
            if (!_isPaused)
            {
                _before += Stopwatch.GetElapsedTime(_since);
                _isPaused = true;
            }
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            if (_isPaused)
            {
                (_isPaused, _since) = (false, Stopwatch.GetTimestamp());
            }
        }
    }
}
