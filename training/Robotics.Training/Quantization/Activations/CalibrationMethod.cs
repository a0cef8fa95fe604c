namespace Robotics.Training.Quantization.Activations;

/// <summary>A rule that says which values of an activation its codes are to hold.</summary>
/// <param name="Name">Name as in TensorRT and ONNX Runtime.</param>
/// <param name="Description">What it does, in a few words.</param>
/// <param name="Threshold">Largest magnitude to hold, from what was seen and the codes to use.</param>
public sealed record CalibrationMethod(
    string Name, string Description, Func<ActivationHistogram, ActivationCodes, double> Threshold)
{
    /// <summary>The range that an activation's codes are to hold.</summary>
    public ActivationRange Range(ActivationHistogram histogram, ActivationCodes codes) =>
        histogram.BinWidth > 0 ? histogram.Range.Clip(Threshold(histogram, codes)) : histogram.Range;
}
