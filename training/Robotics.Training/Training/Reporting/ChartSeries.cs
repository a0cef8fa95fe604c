namespace Robotics.Training.Reporting;

/// <summary>One panel's line of a <see cref="LineChart"/>.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<(double X, double Y)> Points);
