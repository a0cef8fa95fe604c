namespace Robotics.Nodes.Monitoring.Views;

/// <summary>One line a second.</summary>
internal sealed class PlainView(TextWriter output) : IMonitorView
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    public async Task ShowAsync(Func<MonitorSnapshot> look, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(s_interval, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await output.WriteLineAsync(Line(look()));
        }
    }

    private static string Line(MonitorSnapshot now)
    {
        MaskSummary masks = now.Masks;
        if (masks.Masks == 0)
        {
            return $"waiting for the first mask; node {(now.Node.Status.Length > 0 ? now.Node.Status : "silent")}";
        }

        return $"{masks.Masks} masks of {masks.Labels} frames, {masks.Fps:F1} FPS, "
            + $"latency p50 {masks.EndToEnd.P50:F1} p95 {masks.EndToEnd.P95:F1} p99 {masks.EndToEnd.P99:F1} ms, "
            + $"mIoU {masks.Miou:F3}, node {(now.Node.Status.Length > 0 ? now.Node.Status : "silent")}";
    }
}
