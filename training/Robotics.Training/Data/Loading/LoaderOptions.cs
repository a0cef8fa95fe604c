using Robotics.Training.Data.Augmentation;

namespace Robotics.Training.Data.Loading;

/// <summary>What a <see cref="BatchLoader"/> makes of a data set.</summary>
public sealed record LoaderOptions
{
    /// <summary>Size to which the model's input is stretched at inference; scale 1 of the augmentation.</summary>
    public required ImageSize Input { get; init; }

    /// <summary>Size of the crops; at most <see cref="Input"/> as a rule.</summary>
    public required ImageSize Crop { get; init; }

    /// <summary>Crop pixels per mask pixel along each side.</summary>
    public required int MaskStride { get; init; }

    public required int BatchSize { get; init; }

    public required ulong Seed { get; init; }

    public required AugmentationOptions Augmentation { get; init; }

    /// <summary>Per-channel mean of pixels in 0..1.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Per-channel standard deviation of pixels in 0..1.</summary>
    public required IReadOnlyList<float> Std { get; init; }

    /// <summary>Threads that read and augment; the batches do not depend on it.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Batches that may be in the making or ready at once.</summary>
    public int Depth { get; init; } = 3;
}
