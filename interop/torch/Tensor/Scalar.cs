using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number beside tensors in arithmetic: whole, floating point or a truth value.</summary>
public readonly struct Scalar
{
    private Scalar(Arg argument) => Argument = argument;

    /// <summary>The type that libtorch gives the number: int64, float64 or bool.</summary>
    public torch.ScalarType Type => Argument.Tag switch
    {
        Tag.Double => torch.ScalarType.Float64,
        Tag.Bool => torch.ScalarType.Bool,
        _ => torch.ScalarType.Int64,
    };

    internal Arg Argument { get; }

    public static implicit operator Scalar(byte value) => new((long)value);
    public static implicit operator Scalar(sbyte value) => new((long)value);
    public static implicit operator Scalar(short value) => new((long)value);
    public static implicit operator Scalar(int value) => new(value);
    public static implicit operator Scalar(long value) => new(value);
    public static implicit operator Scalar(Half value) => new((double)value);
    public static implicit operator Scalar(float value) => new((double)value);
    public static implicit operator Scalar(double value) => new(value);
    public static implicit operator Scalar(bool value) => new(value);
}
