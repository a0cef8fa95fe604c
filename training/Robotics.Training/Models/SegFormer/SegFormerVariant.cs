namespace Robotics.Training.Models.SegFormer;

/// <summary>One size of the family (Mix Transformer B0 to B5).</summary>
/// <param name="Name">Registry name.</param>
/// <param name="HiddenSizes">Channels of the four stages.</param>
/// <param name="Depths">Blocks of the four stages.</param>
/// <param name="DecoderSize">Channels of the head.</param>
/// <param name="ReferenceParameters">Trainable parameters with 150 classes.</param>
public sealed record SegFormerVariant(
    string Name, IReadOnlyList<int> HiddenSizes, IReadOnlyList<int> Depths, int DecoderSize, long ReferenceParameters)
{
    /// <summary>Classes of ADE20K.</summary>
    public const int ReferenceClasses = 150;

    private static readonly int[] WideSizes = [64, 128, 320, 512];

    /// <summary>All sizes.</summary>
    public static IReadOnlyList<SegFormerVariant> All { get; } =
    [
        new("segformer-b0", [32, 64, 160, 256], [2, 2, 2, 2], 256, 3_752_694),
        new("segformer-b1", WideSizes, [2, 2, 2, 2], 256, 13_715_798),
        new("segformer-b2", WideSizes, [3, 4, 6, 3], 768, 27_461_974),
        new("segformer-b3", WideSizes, [3, 4, 18, 3], 768, 47_337_814),
        new("segformer-b4", WideSizes, [3, 8, 27, 3], 768, 64_108_374),
        new("segformer-b5", WideSizes, [3, 6, 40, 3], 768, 84_708_694),
    ];

    /// <summary>Attention heads of the four stages.</summary>
    public static IReadOnlyList<int> Heads { get; } = [1, 2, 5, 8];

    /// <summary>Factors by which the four stages shrink keys and values.</summary>
    public static IReadOnlyList<int> Reductions { get; } = [8, 4, 2, 1];

    /// <summary>The same network with every width multiplied; stages keep a multiple of their heads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public SegFormerVariant Scaled(double ratio) => ratio == 1 ? this : this with
    {
        HiddenSizes = [.. HiddenSizes.Select((size, stage) => WidthRatio.Apply(size, ratio, WidthRatio.Granularity * Heads[stage]))],
        DecoderSize = WidthRatio.Apply(DecoderSize, ratio),
    };
}
