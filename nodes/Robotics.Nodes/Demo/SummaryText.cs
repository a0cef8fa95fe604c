using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Demo;

/// <summary>The summary for a terminal.</summary>
internal static class SummaryText
{
    public static void Write(TextWriter output, DemoSummary summary, DemoFolder folder)
    {
        DemoFrames frames = summary.Frames;
        Percentiles latency = summary.LatencyMs.EndToEnd;
        output.WriteLine($"model     {summary.Model}, input {summary.Input[0]}x{summary.Input[1]}, {summary.Provider}");
        output.WriteLine(
            $"frames    {frames.Published} published, {frames.Received} received, {frames.Segmented} segmented, {frames.Dropped} dropped, "
                + $"{frames.Rejected} rejected");
        output.WriteLine($"masks     {summary.Masks.Published} published, {summary.Masks.Received} received, {summary.Fps:F1} FPS");
        output.WriteLine($"latency   p50 {latency.P50:F1}  p95 {latency.P95:F1}  p99 {latency.P99:F1}  max {latency.Max:F1} ms");
        output.WriteLine($"mIoU      {summary.Miou:F3} over {summary.ClassIou.Count} classes");
        output.WriteLine($"managed   {summary.AllocBytesPerFrame?.ToString("F1") ?? "?"} bytes a frame over {summary.AllocFrames} frames");
        output.WriteLine($"report    {folder.Report}");
    }
}
