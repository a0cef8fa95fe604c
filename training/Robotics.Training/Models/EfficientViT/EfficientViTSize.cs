namespace Robotics.Training.Models.EfficientViT;

/// <summary>Widths and depths of one backbone of the B or the L series.</summary>
/// <param name="Name">Name within the paper: b0 ... l3.</param>
/// <param name="Series">The series, which decides on the blocks.</param>
/// <param name="Widths">Channels of stage 0 (the stem) to stage 4.</param>
/// <param name="Depths">Blocks of the stages; the L series adds one that halves the image to each but the first.</param>
/// <param name="HeadDimension">Channels of one attention head.</param>
public sealed record EfficientViTSize(
    string Name, EfficientViTSeries Series, IReadOnlyList<int> Widths, IReadOnlyList<int> Depths, int HeadDimension)
{
    public static EfficientViTSize B0 { get; } = new("b0", EfficientViTSeries.B, [8, 16, 32, 64, 128], [1, 2, 2, 2, 2], 16);

    public static EfficientViTSize B1 { get; } = new("b1", EfficientViTSeries.B, [16, 32, 64, 128, 256], [1, 2, 3, 3, 4], 16);

    public static EfficientViTSize B2 { get; } = new("b2", EfficientViTSeries.B, [24, 48, 96, 192, 384], [1, 3, 4, 4, 6], 32);

    public static EfficientViTSize B3 { get; } = new("b3", EfficientViTSeries.B, [32, 64, 128, 256, 512], [1, 4, 6, 6, 9], 32);

    public static EfficientViTSize L1 { get; } = new("l1", EfficientViTSeries.L, [32, 64, 128, 256, 512], [1, 1, 1, 6, 6], 32);

    public static EfficientViTSize L2 { get; } = new("l2", EfficientViTSeries.L, [32, 64, 128, 256, 512], [1, 2, 2, 8, 8], 32);

    public static EfficientViTSize L3 { get; } = new("l3", EfficientViTSeries.L, [64, 128, 256, 512, 1024], [1, 2, 2, 8, 8], 32);

    /// <summary>Non-linearity of the whole network.</summary>
    public Activation Activation => Series == EfficientViTSeries.B ? Activation.Hardswish : Activation.TanhGelu;

    /// <summary>Epsilon of all norms; torch's own default in the B series.</summary>
    public double NormEpsilon => Series == EfficientViTSeries.B ? 1e-5 : 1e-7;

    /// <summary>The same backbone with every width multiplied and rounded to whole attention heads where there are any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public EfficientViTSize Scaled(double ratio) => ratio == 1 ? this : this with
    {
        Widths = [.. Widths.Select((width, stage) => WidthRatio.Apply(width, ratio, stage < 3 ? WidthRatio.Granularity : HeadDimension))],
    };

    internal EfficientViTBackbone CreateBackbone() =>
        Series == EfficientViTSeries.B ? new EfficientViTBaseBackbone(this) : new EfficientViTLargeBackbone(this);
}
