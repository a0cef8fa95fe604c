namespace Robotics.Inference;

/// <summary>How well this machine's provider repeats the mask that the FP32 model gave when it was exported.</summary>
/// <param name="Agreement">Share of equal pixels, 0 .. 1.</param>
/// <param name="Threshold">Least agreement with which the model may run.</param>
public sealed record SelfCheckResult(double Agreement, double Threshold)
{
    /// <summary>True where the model may run.</summary>
    public bool Passed => Agreement >= Threshold;
}
