namespace Robotics.Training.Distillation;

/// <summary>What every method can be told. Defaults are those of the source that a method names.</summary>
public abstract record DistillationOptions
{
    /// <summary>Weight of the cross-entropy with the labels; 0 leaves it out.</summary>
    public double CrossEntropyWeight { get; init; } = 1;

    /// <summary>Weight of the method's own loss.</summary>
    public double Weight { get; init; } = 1;

    /// <exception cref="ArgumentOutOfRangeException">An option has a value that it cannot have; the message names it.</exception>
    public virtual void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(CrossEntropyWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(Weight);
    }
}
