namespace Robotics.Training.Quantization.Affine;

/// <summary>
/// The affine quantization of ONNX and PyTorch: code = round(x / Scale) + ZeroPoint, halves to even, clamped to the range; in float32 as
/// those compute it.
/// </summary>
/// <param name="Scale">Distance of neighbours.</param>
/// <param name="ZeroPoint">Code of zero.</param>
/// <param name="Range">Codes to use.</param>
public readonly record struct AffineQuantizer(float Scale, int ZeroPoint, AffineRange Range)
{
    private const float Smallest = 1.1920929e-7f;

    /// <summary>
    /// Zero in the middle, from the largest magnitude. Where everything is zero, the scale is the smallest that is useful.
    /// </summary>
    public static AffineQuantizer Symmetric(float maxMagnitude, AffineRange range) =>
        new(Math.Max(maxMagnitude / ((range.Max - range.Min) / 2f), Smallest), 0, range);

    /// <summary>Over all of [min, max], widened to hold zero exactly, as padding and ReLU need it.</summary>
    public static AffineQuantizer Asymmetric(float min, float max, AffineRange range)
    {
        (min, max) = (Math.Min(min, 0), Math.Max(max, 0));
        float scale = Math.Max((max - min) / (range.Max - range.Min), Smallest);
        int zeroPoint = range.Min - (int)MathF.Round(min / scale);
        return new AffineQuantizer(scale, Math.Clamp(zeroPoint, range.Min, range.Max), range);
    }

    /// <summary>Code of a value.</summary>
    public int Encode(float x) => (int)Math.Clamp(MathF.Round(x * (1 / Scale)) + ZeroPoint, Range.Min, Range.Max);

    /// <summary>Value of a code.</summary>
    public float Decode(int code) => (code - ZeroPoint) * Scale;
}
