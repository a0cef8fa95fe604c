using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;

namespace Robotics.Nodes.Monitoring;

/// <summary>What the node tells about itself. One thread adds, any thread reads.</summary>
internal sealed class NodeStatistics
{
    // Periods in which the node still warms up: discovery, first frames, compilation.
    private const int WarmUpPeriods = 3;

    private volatile NodeSummary _summary = new(null, "", 0, 0);
    private SegmentationMetrics? _baseline;
    private int _periods;

    public NodeSummary Summary => _summary;

    /// <summary>Adds one period of metrics.</summary>
    public void Add(SegmentationMetrics metrics)
    {
        if (metrics.FramesSegmented > 0 && ++_periods == WarmUpPeriods)
        {
            _baseline = metrics;
        }

        _summary = _baseline is null
            ? _summary with { Metrics = metrics }
            : _summary with
            {
                Metrics = metrics,
                SteadyFrames = (long)(metrics.FramesSegmented - _baseline.FramesSegmented),
                SteadyBytes = (long)(metrics.AllocatedBytes - _baseline.AllocatedBytes),
            };
    }

    /// <summary>Adds the status of a node whose statuses begin with <paramref name="node"/>.</summary>
    public void Add(DiagnosticArray diagnostics, string node)
    {
        foreach (DiagnosticStatus status in diagnostics.Status)
        {
            if (status.Name.StartsWith(node, StringComparison.Ordinal))
            {
                _summary = _summary with { Status = $"{LevelName(status.Level)}: {status.Message}" };
            }
        }
    }

    private static string LevelName(byte level) => level switch
    {
        DiagnosticStatus.OK => "ok",
        DiagnosticStatus.WARN => "warning",
        DiagnosticStatus.ERROR => "error",
        _ => "stale",
    };
}
