using Robotics.Dashboard.Control;
using Robotics.Dashboard.Ros;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Vision;

namespace Robotics.Dashboard.Telemetry;

/// <summary>Puts together what a page shows.</summary>
internal sealed class StateReport(
    WatchedNode watched,
    CameraFeeds feeds,
    DiagnosticsBoard diagnostics,
    LifecycleGateway lifecycle,
    NodeServices services,
    ParameterEvents parameters)
{
    /// <param name="feed">The camera that the page looks at, or null.</param>
    /// <param name="seen">How many points of the charts the page has had; told anew.</param>
    public NodeState Create(CameraFeed? feed, ref long seen)
    {
        string[] cameras = [.. feeds.Names];
        DiagnosticReport[] health = diagnostics.Reports();
        SegmentationMetrics? metrics = feed?.Metrics.Newest;
        double[]? shares = feed?.Shares.Newest;
        return new NodeState(
            "state",
            watched.FullName,
            cameras.Length > 0,
            cameras,
            feed?.Camera,
            metrics?.Model,
            metrics?.Provider,
            feed is null ? null : StreamReport.Of(feed.Image),
            feed is null ? null : StreamReport.Of(feed.Overlay),
            metrics is null ? null : FrameCounts.Of(metrics),
            feed?.Metrics.Since(ref seen) ?? [],
            feed?.Metrics.Summarize() ?? [],
            Legend(feed?.Classes.Labels, shares),
            shares?[LabelSet.Unlabelled],
            health,
            Control(health));
    }

    private ControlState Control(DiagnosticReport[] health) => new(
        lifecycle.State,
        lifecycle.Transitions,
        services.Offers(NodeServiceTable.SetEnabled),
        IsEnabled(health),
        services.Offers(NodeServiceTable.ListParameters),
        parameters.Revision);

    /// <summary>The service only sets; the node tells the state among its diagnostics.</summary>
    private static bool? IsEnabled(DiagnosticReport[] health)
    {
        string[]? told = health
            .Where(report => report.IsOwn)
            .SelectMany(report => report.Values)
            .FirstOrDefault(value => value is ["enabled", _]);
        return told is [_, var text] && bool.TryParse(text, out bool isEnabled) ? isEnabled : null;
    }

    private static ClassReport[] Legend(LabelSet? labels, double[]? shares) => labels is null ? [] :
    [
        .. labels.Names.Select((name, id) =>
            new ClassReport(name, $"#{labels.Colors[id].R:x2}{labels.Colors[id].G:x2}{labels.Colors[id].B:x2}", shares?[id])),
    ];
}
