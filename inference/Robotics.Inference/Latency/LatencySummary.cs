namespace Robotics.Inference;

/// <summary>Percentiles of a latency, in milliseconds; all zero where nothing was recorded.</summary>
/// <param name="Count">Values recorded.</param>
/// <param name="MeanMs">Arithmetic mean.</param>
/// <param name="P50Ms">Median.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="MaxMs">Greatest value, exact.</param>
public readonly record struct LatencySummary(long Count, double MeanMs, double P50Ms, double P95Ms, double P99Ms, double MaxMs);
