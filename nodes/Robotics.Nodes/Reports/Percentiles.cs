using Robotics.Inference;

namespace Robotics.Nodes.Reports;

/// <summary>Percentiles of a latency in milliseconds.</summary>
internal sealed record Percentiles(double P50, double P95, double P99, double Max)
{
    public static Percentiles Of(LatencyHistogram histogram)
    {
        LatencySummary summary = histogram.Summarize();
        return new Percentiles(Round(summary.P50Ms), Round(summary.P95Ms), Round(summary.P99Ms), Round(summary.MaxMs));
    }

    private static double Round(double milliseconds) => Math.Round(milliseconds, 4);
}
