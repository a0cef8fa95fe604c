using Robotics.Inference;

namespace Robotics.Training.Evaluation;

/// <summary>Percentiles of one stage, in milliseconds.</summary>
public sealed record LatencyPercentiles(double P50, double P95, double P99, double Max)
{
    public static LatencyPercentiles Of(LatencyHistogram histogram)
    {
        LatencySummary summary = histogram.Summarize();
        return new LatencyPercentiles(summary.P50Ms, summary.P95Ms, summary.P99Ms, summary.MaxMs);
    }
}
