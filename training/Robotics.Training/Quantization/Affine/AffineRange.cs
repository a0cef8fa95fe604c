namespace Robotics.Training.Quantization.Affine;

/// <summary>Codes of an integer type.</summary>
/// <param name="Min">Smallest code.</param>
/// <param name="Max">Largest code.</param>
public readonly record struct AffineRange(int Min, int Max)
{
    public static AffineRange Int8 { get; } = new(-128, 127);

    /// <summary>Without -128, so that the range is symmetric: what TensorRT takes.</summary>
    public static AffineRange NarrowInt8 { get; } = new(-127, 127);

    public static AffineRange UInt8 { get; } = new(0, 255);
}
