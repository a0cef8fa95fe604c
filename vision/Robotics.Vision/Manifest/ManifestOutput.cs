namespace Robotics.Vision;

/// <summary>What a model's output tensor means.</summary>
public sealed record ManifestOutput
{
    /// <summary>What the numbers are.</summary>
    public required OutputKind Kind { get; init; }

    /// <summary>Input pixels for each output pixel, in both directions.</summary>
    public required int Stride { get; init; }
}
