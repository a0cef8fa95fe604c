using System.Globalization;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The summary for a terminal.</summary>
internal static class EvalText
{
    public static void Write(TextWriter output, EvalSummary summary, string folder)
    {
        output.WriteLine($"recording  {summary.Bag}, {summary.Topic}: {summary.Frames} frames, {summary.Rejected} rejected");
        output.WriteLine($"truth      {(summary.Truth is null ? "none" : $"{summary.Truth}, for {summary.FramesWithTruth} frames")}");
        for (int i = 0; i < summary.Models.Length; i++)
        {
            ModelSummary model = summary.Models[i];
            output.WriteLine($"model      {model.Model}, {model.Engine}");
            output.WriteLine(
                $"  quality  mIoU {Text(model.Miou)}  accuracy {Text(model.PixelAccuracy)}  boundary F1 {Text(model.BoundaryF1)}"
                + $"  agreement {Text(model.Agreement)}  confidence {Text(model.Confidence)}");
            output.WriteLine($"  flicker  {Text(model.Flicker)}, where the truth stays {Text(model.FalseFlicker)}");
            Percentiles latency = model.LatencyMs.EndToEnd;
            output.WriteLine($"  latency  p50 {latency.P50:F1}  p95 {latency.P95:F1}  p99 {latency.P99:F1} ms  {model.Fps:F1} FPS");
            if (i > 0)
            {
                output.WriteLine($"  change   {summary.Changes[i - 1]}, against the first model");
            }
        }

        output.WriteLine($"memory     {summary.PeakMemoryMb:F0} MB");
        output.WriteLine($"report     {Path.Combine(folder, "report.html")}");
    }

    private static string Text(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "–";
}
