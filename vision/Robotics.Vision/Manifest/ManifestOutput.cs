namespace Robotics.Vision;

/// <summary>What a model's output tensor means.</summary>
/// <param name="Kind">What the numbers are.</param>
/// <param name="Stride">Input pixels for each output pixel, in both directions.</param>
public sealed record ManifestOutput(OutputKind Kind, int Stride);
