namespace Robotics.Training;

/// <summary>Half a cosine from the peak to zero, again in every cycle (Loshchilov and Hutter 2017; Huang et al. 2017).</summary>
/// <param name="peak">Rate at the start of every cycle.</param>
/// <param name="steps">Steps in all.</param>
/// <param name="cycles">Number of cycles.</param>
public sealed class CyclicSchedule(double peak, long steps, int cycles) : ILearningRateSchedule
{
    public double this[long step]
    {
        get
        {
            long cycle = step * cycles / steps, first = FirstStep(cycle), next = FirstStep(cycle + 1);
            return peak * 0.5 * (1 + Math.Cos(Math.PI * (step - first) / (next - first)));
        }
    }

    /// <summary>The first step of a cycle, which ends the one before.</summary>
    public long FirstStep(long cycle) => (cycle * steps + cycles - 1) / cycles;
}
