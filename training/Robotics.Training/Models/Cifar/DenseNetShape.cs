using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>Size of a <see cref="DenseNet"/>.</summary>
/// <param name="StemWidth">Channels of the stem.</param>
/// <param name="Growth">Channels that each layer adds.</param>
/// <param name="Blocks">Layers of the blocks.</param>
/// <param name="LargePictures">Whether the stem reduces the picture to a quarter, as for ImageNet.</param>
public sealed record DenseNetShape(int StemWidth, int Growth, IReadOnlyList<int> Blocks, bool LargePictures)
{
    private const int LargeStride = 2;

    /// <summary>100 layers with a growth of 12, for pictures of 32x32.</summary>
    public static DenseNetShape Bc100 { get; } = new(24, 12, [16, 16, 16], LargePictures: false);

    /// <summary>121 layers with a growth of 32, for ImageNet.</summary>
    public static DenseNetShape DenseNet121 { get; } = new(64, 32, [6, 12, 24, 16], LargePictures: true);

    /// <summary>Modules of the stem.</summary>
    internal int StemLength => LargePictures ? 4 : 1;

    /// <summary>The same network with stem and growth multiplied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public DenseNetShape Scaled(double ratio) => ratio == 1
        ? this
        : this with { StemWidth = WidthRatio.Apply(StemWidth, ratio), Growth = WidthRatio.Apply(Growth, ratio, 4) };

    internal (string Name, Module<Tensor, Tensor> Module)[] StemModules() => LargePictures
        ?
        [
            ("conv0", Layers.Conv(3, StemWidth, 7, LargeStride)), ("norm0", BatchNorm2d(StemWidth)), ("relu0", ReLU()),
            ("pool0", MaxPool2d(3, stride: LargeStride, padding: 1)),
        ]
        : [("conv0", Layers.Conv(3, StemWidth, 3))];
}
