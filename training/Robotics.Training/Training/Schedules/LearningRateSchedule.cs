namespace Robotics.Training;

/// <summary>Linear warm-up to the peak, then half a cosine down to zero at the last step.</summary>
public sealed class LearningRateSchedule(double peak, long warmupSteps, long steps) : ILearningRateSchedule
{
    /// <summary>Learning rate of the step, counted from 0.</summary>
    public double this[long step]
    {
        get
        {
            if (step < warmupSteps)
            {
                return peak * (step + 1) / warmupSteps;
            }

            double progress = (double)(step - warmupSteps) / Math.Max(steps - warmupSteps, 1);
            return peak * 0.5 * (1 + Math.Cos(Math.PI * progress));
        }
    }
}
