namespace Robotics.Training.Verification;

/// <summary>How far a float32 computation may be from the float64 reference.</summary>
public static class Tolerances
{
    /// <summary>Below this a reference value is an exact zero that only rounding has moved.</summary>
    public const double AnalyticZero = 1e-12;

    /// <summary>Printed digits and summation order of scalars that are exact otherwise.</summary>
    public const double Printed = 1e-9;

    /// <summary>Outputs and feature maps of models.</summary>
    public static double Output(double maxAbs) => 2e-5 * Math.Max(1, maxAbs);

    /// <summary>Losses.</summary>
    public static double Loss(double expected, double relative = 1e-5) => relative * Math.Abs(expected) + AnalyticZero;

    /// <summary>Gradients whose greatest absolute value is <paramref name="maxAbs"/>.</summary>
    public static double Gradient(double maxAbs, bool batchStatistics = false) =>
        (batchStatistics ? 1e-3 : 1e-4) * maxAbs + AnalyticZero;
}
