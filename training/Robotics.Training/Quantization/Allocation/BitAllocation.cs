namespace Robotics.Training.Quantization.Allocation;

/// <summary>What a search found.</summary>
/// <param name="LayerBits">Width of each layer.</param>
/// <param name="Reference">Accuracy of the network before, 0 to 1.</param>
/// <param name="Path">The measured points, in order; the last within the budget is the one whose widths are kept.</param>
/// <param name="Sensitivities">What was measured of each layer alone.</param>
public sealed record BitAllocation(
    IReadOnlyDictionary<string, int> LayerBits,
    double Reference,
    IReadOnlyList<PathPoint> Path,
    IReadOnlyList<LayerSensitivity> Sensitivities);
