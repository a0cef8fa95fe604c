namespace Robotics.Inference;

/// <summary>Wall time of the stages of one frame, in nanoseconds.</summary>
/// <param name="PreprocessNs">Resize, normalise and reorder into the input tensor.</param>
/// <param name="InferenceNs">ONNX Runtime.</param>
/// <param name="PostprocessNs">From the output tensor to the mask.</param>
public readonly record struct StageTimes(long PreprocessNs, long InferenceNs, long PostprocessNs)
{
    /// <summary>All stages together, in nanoseconds.</summary>
    public long TotalNs => PreprocessNs + InferenceNs + PostprocessNs;

    /// <summary><see cref="PreprocessNs"/> in milliseconds.</summary>
    public double PreprocessMs => PreprocessNs / 1e6;

    /// <summary><see cref="InferenceNs"/> in milliseconds.</summary>
    public double InferenceMs => InferenceNs / 1e6;

    /// <summary><see cref="PostprocessNs"/> in milliseconds.</summary>
    public double PostprocessMs => PostprocessNs / 1e6;

    /// <summary><see cref="TotalNs"/> in milliseconds.</summary>
    public double TotalMs => TotalNs / 1e6;
}
