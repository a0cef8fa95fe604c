namespace TorchSharp.Interop;

/// <summary>
/// One argument of an operator call, made implicitly from the C# types that operators take. It is a plain value,
/// so that a call allocates nothing but its result. A null reference or an empty nullable is PyTorch's <c>None</c>.
/// </summary>
public readonly struct Arg
{
    internal readonly object? Reference;
    internal readonly long Bits;
    internal readonly int Count;
    internal readonly Tag Tag;

    private Arg(Tag tag, object? reference, long bits = 0, int count = 0)
    {
        Tag = tag;
        Reference = reference;
        Bits = bits;
        Count = count;
    }

    /// <summary>The schema's default for this argument.</summary>
    public static Arg Default => new(Tag.Default, null);

    public static implicit operator Arg(torch.Tensor? value) => value is null ? default : new(Tag.Tensor, value);
    public static implicit operator Arg(torch.Tensor[]? value) => value is null ? default : new(Tag.Tensors, value);
    public static implicit operator Arg(long value) => new(Tag.Int, null, value);
    public static implicit operator Arg(int value) => new(Tag.Int, null, value);
    public static implicit operator Arg(long? value) => value is { } some ? some : default(Arg);
    public static implicit operator Arg(double value) => new(Tag.Double, null, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(double? value) => value is { } some ? some : default(Arg);
    public static implicit operator Arg(bool value) => new(Tag.Bool, null, value ? 1 : 0);
    public static implicit operator Arg(bool? value) => value is { } some ? some : default(Arg);
    public static implicit operator Arg(string? value) => value is null ? default : new(Tag.String, value);
    public static implicit operator Arg(long[]? value) => value is null ? default : new(Tag.Ints, value);
    public static implicit operator Arg(double[]? value) => value is null ? default : new(Tag.Doubles, value);
    public static implicit operator Arg(bool[]? value) => value is null ? default : new(Tag.Bools, value);
    public static implicit operator Arg(Scalar value) => value.Argument;
    public static implicit operator Arg(Scalar? value) => value is { } some ? some.Argument : default;
    public static implicit operator Arg(torch.ScalarType value) => new(Tag.Int, null, (long)value);
    public static implicit operator Arg(torch.ScalarType? value) => value is { } some ? some : default(Arg);
    public static implicit operator Arg(memory_format value) => new(Tag.Int, null, value.ToNative());
    public static implicit operator Arg(torch.nn.Reduction value) => new(Tag.Int, null, (long)value);
    public static implicit operator Arg(torch.Device? value) =>
        value is null ? default : new(Tag.Device, null, value.index, (int)value.type);
    public static implicit operator Arg(torch.Generator? value) => value is null ? default : new(Tag.Generator, value);
}
