namespace Robotics.Training.Quantization.Reporting;

/// <summary>Figures of a quantization.</summary>
/// <param name="Model">Name in the manifest.</param>
/// <param name="Frames">Validation frames that the mIoU was measured on.</param>
/// <param name="Candidates">What was made.</param>
/// <param name="Layers">The layers, in the order in which they run.</param>
public sealed record QuantizationReport(
    string Model, int Frames, IReadOnlyList<QuantizationCandidate> Candidates, IReadOnlyList<QuantizationLayerRow> Layers);
