using Robotics.Msgs.RoboticsMsgs;
using Spectre.Console;

namespace Robotics.Nodes.Monitoring.Views;

/// <summary>A table that is redrawn in place.</summary>
internal sealed class TableView(IAnsiConsole console) : IMonitorView
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    public Task ShowAsync(Func<MonitorSnapshot> look, CancellationToken cancellation) =>
        console.Live(Draw(look())).StartAsync(async context =>
        {
            while (!cancellation.IsCancellationRequested)
            {
                await Task.Delay(s_interval, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.UpdateTarget(Draw(look()));
            }
        });

    private static Table Draw(MonitorSnapshot now)
    {
        Table table = new() { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumns("what", "value");
        AddMasks(table, now.Masks);
        AddNode(table, now.Node);
        return table;
    }

    private static void AddMasks(Table table, MaskSummary masks)
    {
        Add(table, "masks received", $"{masks.Masks} of {masks.Labels} frames");
        Add(table, "masks a second", $"{masks.Fps:F1}");
        Add(
            table, "latency",
            $"p50 {masks.EndToEnd.P50:F1}  p95 {masks.EndToEnd.P95:F1}  p99 {masks.EndToEnd.P99:F1}  max {masks.EndToEnd.Max:F1} ms");
        Add(table, "mIoU", double.IsNaN(masks.Miou) ? "no ground truth yet" : $"{masks.Miou:F3} over {masks.ClassIou.Count} classes");
    }

    private static void AddNode(Table table, NodeSummary node)
    {
        Add(table, "node", node.Status.Length > 0 ? node.Status : "nothing heard yet");
        if (node.Metrics is not { } metrics)
        {
            return;
        }

        Add(table, "model", $"{metrics.Model} on {metrics.Provider}, {metrics.Fps:F1} FPS");
        Add(table, "frames", FramesOf(metrics));
        Add(
            table,
            "stages",
            $"receive {metrics.ReceiveMs:F1}  preprocess {metrics.PreprocessMs:F1}  inference {metrics.InferenceMs:F1}  "
                + $"postprocess {metrics.PostprocessMs:F1}  publish {metrics.PublishMs:F1} ms");
        Add(table, "managed bytes a frame", node.AllocatedBytesPerFrame is { } bytes ? $"{bytes:F1}" : "warming up");
    }

    private static string FramesOf(SegmentationMetrics metrics) =>
        $"{metrics.FramesReceived} received, {metrics.FramesSegmented} segmented, {metrics.FramesDropped} dropped, "
            + $"{metrics.FramesRejected} rejected";

    private static void Add(Table table, string what, string value) => table.AddRow(new Text(what), new Text(value));
}
