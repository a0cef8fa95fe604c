namespace Robotics.Training.Distillation;

/// <summary>Options of <c>snapshot</c>.</summary>
public sealed record SnapshotOptions
{
    /// <summary>Cycles of the learning rate, each of which leaves one network (Huang et al. 2017: 5).</summary>
    public int Cycles { get; init; } = 5;

    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two cycles, or more than steps.</exception>
    public void Validate(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Cycles, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Cycles, steps);
    }
}
