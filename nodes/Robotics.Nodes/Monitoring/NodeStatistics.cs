using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Nodes.Ros;

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

    /// <summary>
    /// Adds one period of metrics. The steady state ends with the period before the last one that brought frames: in the last, the camera
    /// may have left, which the node answers by looking for another.
    /// </summary>
    public void Add(SegmentationMetrics metrics)
    {
        SegmentationMetrics? before = _summary.Metrics;
        bool broughtFrames = metrics.FramesSegmented > (before?.FramesSegmented ?? 0);
        NodeSummary summary = _summary with { Metrics = metrics };
        if (broughtFrames && _baseline is not null && before is not null)
        {
            summary = summary with
            {
                SteadyFrames = (long)(before.FramesSegmented - _baseline.FramesSegmented),
                SteadyBytes = (long)(before.AllocatedBytes - _baseline.AllocatedBytes),
            };
        }

        if (broughtFrames && ++_periods == WarmUpPeriods)
        {
            _baseline = metrics;
        }

        _summary = summary;
    }

    /// <summary>Adds the gravest status of the node that is named; among equals the first.</summary>
    public void Add(DiagnosticArray diagnostics, string node)
    {
        if (diagnostics.Status.Where(status => DiagnosticNames.IsOf(status.Name, node)).MaxBy(status => status.Level) is { } worst)
        {
            _summary = _summary with { Status = $"{LevelName(worst.Level)}: {worst.Message}" };
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
