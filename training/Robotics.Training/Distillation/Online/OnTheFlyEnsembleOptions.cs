namespace Robotics.Training.Distillation.Online;

/// <summary>Options of ONE; the defaults are the authors'.</summary>
public sealed record OnTheFlyEnsembleOptions : DistillationOptions
{
    /// <summary>Divides the logits.</summary>
    public double Temperature { get; init; } = 3;

    /// <summary>Epochs over which the divergence's weight rises, as exp(-5 (1 - epoch / this)^2).</summary>
    public double RampUpEpochs { get; init; } = 80;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(RampUpEpochs);
    }
}
