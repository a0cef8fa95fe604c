namespace Robotics.Training.Distillation;

/// <summary>Options of methods that shape the student's features first and then leave it to the labels.</summary>
public abstract record InitialPhaseOptions : DistillationOptions
{
    /// <summary>Share of the run that the first phase takes (RepDistiller: 30 of 240 epochs).</summary>
    public double InitialShare { get; init; } = 0.125;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(InitialShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(InitialShare, 1);
    }
}
