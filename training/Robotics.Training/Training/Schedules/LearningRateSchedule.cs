namespace Robotics.Training;

/// <summary>Linear warm-up to the peak, then half a cosine down to zero at the last step.</summary>
public sealed class LearningRateSchedule(double peak, long warmupSteps, long steps) : WarmupSchedule(peak, warmupSteps, steps)
{
    protected override double Course(double progress) => 0.5 * (1 + Math.Cos(Math.PI * progress));
}
