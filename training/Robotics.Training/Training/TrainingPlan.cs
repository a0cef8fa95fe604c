namespace Robotics.Training;

/// <summary>How a run goes, whatever it learns.</summary>
public sealed record TrainingPlan
{
    /// <summary>Optimizer steps in all.</summary>
    public required long Steps { get; init; }

    public required ILearningRateSchedule Schedule { get; init; }

    /// <summary>Steps until every training sample was seen once, with a fraction.</summary>
    public required double StepsPerEpoch { get; init; }

    /// <summary>Gradients are scaled down to this global L2 norm.</summary>
    public double GradientClip { get; init; } = double.PositiveInfinity;

    /// <summary>Type of the products.</summary>
    public Precision Precision { get; init; } = Precision.Full;

    /// <summary>Seed of what is drawn while training.</summary>
    public ulong Seed { get; init; }

    /// <summary>Steps between two validations.</summary>
    public required long ValidateEvery { get; init; }

    /// <summary>Steps between two checkpoints.</summary>
    public required long CheckpointEvery { get; init; }
}
