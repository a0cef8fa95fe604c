namespace Robotics.Training;

/// <summary>
/// Linear warm-up to the peak, then (1 - progress)^power of it ("poly"): power 0.9 in DeepLab, HRNet and CIRKD, 1 in SegFormer.
/// </summary>
public sealed class PolynomialSchedule(double peak, long warmupSteps, long steps, double power) : WarmupSchedule(peak, warmupSteps, steps)
{
    /// <summary>The power that most recipes have.</summary>
    public const double UsualPower = 0.9;

    protected override double Course(double progress) => Math.Pow(1 - progress, power);
}
