namespace Robotics.Training.Distillation.Online;

/// <summary>Options of the online ensemble; the three weights are the source's.</summary>
public sealed record OnlineEnsembleOptions : DistillationOptions
{
    public OnlineEnsembleOptions() => (CrossEntropyWeight, Weight) = (0.7, 0.15);

    /// <summary>Weight of the difference of the students' maps from those of the first one.</summary>
    public double IntermediateWeight { get; init; } = 0.15;

    /// <summary>Divides the logits in the divergence. The source states no value.</summary>
    public double Temperature { get; init; } = 4;

    /// <summary>What each student's logits count in the ensemble; null weighs all alike.</summary>
    public IReadOnlyList<double>? StudentWeights { get; init; }

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(IntermediateWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        if (StudentWeights is not null && (StudentWeights.Any(weight => !(weight >= 0)) || StudentWeights.Sum() <= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(StudentWeights), "The students' weights must not be negative or all 0.");
        }
    }
}
