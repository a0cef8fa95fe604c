namespace Robotics.Bench;

/// <summary>One measured figure beside its reference, measured in the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Unit of the figure.</param>
/// <param name="Reference">What it is compared with.</param>
/// <param name="Ratio">Ours over the reference's.</param>
public sealed record BenchRow(string Name, double Value, string Unit, string Reference, double Ratio);
