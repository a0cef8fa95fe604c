using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Logs why frames are rejected: a new reason at once, the same one again after a while, a few lines a second at most.</summary>
internal sealed class RejectionLog(ILogger<RejectionLog> logger)
{
    private const double LinesPerSecond = 1;
    private const double Burst = 10;
    private static readonly TimeSpan s_repeatAfter = TimeSpan.FromSeconds(10);

    private long _lastLine = Stopwatch.GetTimestamp();
    private long _lastRefill = Stopwatch.GetTimestamp();
    private double _lines = Burst;
    private long _unlogged;
    private volatile string _lastReason = "";

    /// <summary>The newest reason, empty when no frame was rejected.</summary>
    public string LastReason => _lastReason;

    /// <summary>Notes a rejected frame; called from one thread.</summary>
    public void Report(string topic, string reason)
    {
        long now = Stopwatch.GetTimestamp();
        _lines = Math.Min(Burst, _lines + (Stopwatch.GetElapsedTime(_lastRefill, now).TotalSeconds * LinesPerSecond));
        _lastRefill = now;
        bool isNew = reason != _lastReason;
        _lastReason = reason;
        if (_lines < 1 || (!isNew && Stopwatch.GetElapsedTime(_lastLine, now) < s_repeatAfter))
        {
            _unlogged++;
            return;
        }

        logger.LogWarning("Rejected a frame on {Topic} ({Unlogged} more since the last such line): {Reason}", topic, _unlogged, reason);
        _lastLine = now;
        _lines--;
        _unlogged = 0;
    }
}
