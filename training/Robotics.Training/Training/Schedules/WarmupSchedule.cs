namespace Robotics.Training;

/// <summary>Linear warm-up to a peak, then a course down to zero at the last step.</summary>
/// <param name="peak">Greatest rate.</param>
/// <param name="warmupSteps">Steps over which the rate rises.</param>
/// <param name="steps">Steps in all.</param>
public abstract class WarmupSchedule(double peak, long warmupSteps, long steps) : ILearningRateSchedule
{
    /// <summary>Learning rate of the step, counted from 0.</summary>
    public double this[long step] => step < warmupSteps
        ? peak * (step + 1) / warmupSteps
        : peak * Course((double)(step - warmupSteps) / Math.Max(steps - warmupSteps, 1));

    /// <summary>Share of the peak when the given share of the steps after the warm-up is over.</summary>
    protected abstract double Course(double progress);
}
