namespace Robotics.Dashboard.Telemetry;

/// <summary>How a stage's medians spread over the time that is kept, in milliseconds.</summary>
internal sealed record StageSummary(string Name, double P50, double P95, double P99, double Max)
{
    /// <summary>Percentiles by nearest rank of at least one value.</summary>
    public static StageSummary Of(string name, IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new StageSummary(name, Rank(0.5), Rank(0.95), Rank(0.99), sorted[^1]);

        double Rank(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
