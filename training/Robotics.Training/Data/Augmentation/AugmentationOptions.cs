namespace Robotics.Training.Data.Augmentation;

/// <summary>How far a training sample may stray from the picture it comes from.</summary>
public sealed record AugmentationOptions
{
    /// <summary>No change at all: the picture stretched to the model's input.</summary>
    public static AugmentationOptions None { get; } = new()
    {
        MinScale = 1, MaxScale = 1, FlipProbability = 0, Brightness = 0, Contrast = 0, Saturation = 0,
    };

    /// <summary>Smallest size relative to the model's input; below 1 the rest of the crop is unlabelled.</summary>
    public double MinScale { get; init; } = 0.5;

    /// <summary>Largest size relative to the model's input.</summary>
    public double MaxScale { get; init; } = 2.0;

    /// <summary>Probability of a horizontal flip.</summary>
    public double FlipProbability { get; init; } = 0.5;

    /// <summary>Brightness factor is uniform in 1 ± this.</summary>
    public double Brightness { get; init; } = 0.3;

    /// <summary>Contrast factor about the picture's mean grey is uniform in 1 ± this.</summary>
    public double Contrast { get; init; } = 0.3;

    /// <summary>Saturation factor about each pixel's grey is uniform in 1 ± this.</summary>
    public double Saturation { get; init; } = 0.3;

    /// <exception cref="ArgumentException">The scales are impossible.</exception>
    public void Validate()
    {
        if (!(MinScale > 0 && MaxScale >= MinScale && double.IsFinite(MaxScale)))
        {
            throw new ArgumentException($"Scales go from above 0 upwards, not from {MinScale} to {MaxScale}.");
        }
    }
}
