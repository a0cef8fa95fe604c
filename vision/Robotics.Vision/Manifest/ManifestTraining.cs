namespace Robotics.Vision;

/// <summary>Where a model's weights come from.</summary>
public sealed record ManifestTraining
{
    /// <summary>Hash of the resolved recipe.</summary>
    public string RecipeHash { get; init; } = "";

    /// <summary>Data set trained on.</summary>
    public string Dataset { get; init; } = "";

    /// <summary>Mean IoU on the validation set, 0 .. 1; null when not measured.</summary>
    public double? Miou { get; init; }

    /// <summary>Optimizer steps.</summary>
    public long Steps { get; init; }

    /// <summary>Random seed.</summary>
    public long Seed { get; init; }
}
