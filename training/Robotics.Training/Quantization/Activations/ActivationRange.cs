using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Quantization.Activations;

/// <summary>The values that a quantized activation is to hold; what lies outside is clipped.</summary>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
public readonly record struct ActivationRange(float Min, float Max)
{
    /// <summary>The part of the range within [-threshold, threshold].</summary>
    public ActivationRange Clip(double threshold) => new(Math.Max(Min, (float)-threshold), Math.Min(Max, (float)threshold));

    /// <summary>The 8-bit codes of the range.</summary>
    public AffineQuantizer Quantizer(ActivationCodes codes) => codes == ActivationCodes.Signed
        ? AffineQuantizer.Symmetric(Math.Max(Math.Abs(Min), Math.Abs(Max)), AffineRange.NarrowInt8)
        : AffineQuantizer.Asymmetric(Min, Max, AffineRange.UInt8);
}
