namespace Robotics.Training.Distillation;

/// <summary>
/// Options of <c>self-supervised</c>, the training of EfficientKD's teacher. By default two branches at each of the four deepest maps:
/// eight, as the source has them; it does not say where.
/// </summary>
public sealed record SelfSupervisionOptions
{
    /// <summary>Names of the feature maps that have branches; null takes the four deepest.</summary>
    public IReadOnlyList<string>? Placement { get; init; }

    /// <summary>
    /// What the branches of each map tell; null takes turn and joint class for classification, turn as a whole and at every place for
    /// segmentation.
    /// </summary>
    public IReadOnlyList<Pretext>? Pretexts { get; init; }

    /// <summary>Weight of the mean loss of the branches beside the labels'.</summary>
    public double Weight { get; init; } = 1;

    /// <exception cref="ArgumentException">An option has a value that it cannot have; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Weight);
        if (Placement is { Count: 0 } || Pretexts is { Count: 0 })
        {
            throw new ArgumentException(
                "A self-supervised teacher needs a branch at least: name a map in placement and a pretext in pretexts.");
        }
    }
}
