namespace Robotics.Training;

/// <summary>A constant rate that is multiplied by a factor at some steps, as in the distillation literature.</summary>
/// <param name="initial">Rate of the first steps.</param>
/// <param name="decaySteps">Steps with which a new rate begins.</param>
/// <param name="factor">What the rate is multiplied by there.</param>
public sealed class StepDecaySchedule(double initial, IReadOnlyList<long> decaySteps, double factor) : ILearningRateSchedule
{
    public double this[long step] => initial * Math.Pow(factor, decaySteps.Count(decay => step >= decay));
}
