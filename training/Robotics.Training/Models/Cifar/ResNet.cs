using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// The ResNets and ResNeXts of ImageNet with a stem for pictures of 32x32 (keys of mdistiller's and RepDistiller's resnetv2): four
/// stages. Features: f0 to f4, f0_preact (f0 again) to f4_preact, f5 and pooled (the mean over the image), logits.
/// </summary>
public sealed class ResNet : FeatureModel, ISplitNetwork
{
    private const int StemWidth = 64;

    public readonly Conv2d conv1;
    public readonly BatchNorm2d bn1;
    public readonly Sequential layer1;
    public readonly Sequential layer2;
    public readonly Sequential layer3;
    public readonly Sequential layer4;
    public readonly Linear linear;

    /// <param name="shape">Blocks.</param>
    /// <param name="widthRatio">What the numbers of channels are multiplied by.</param>
    /// <param name="classes">Number of classes.</param>
    public ResNet(ResNetShape shape, double widthRatio, int classes)
        : base(nameof(ResNet))
    {
        int stem = WidthRatio.Apply(StemWidth, widthRatio, shape.Groups == 1 ? WidthRatio.Granularity : StemWidth / 2);
        conv1 = Layers.Conv(3, stem, 3);
        bn1 = BatchNorm2d(stem);
        layer1 = Stage(shape, stem, stem, shape.Depths[0], 1);
        layer2 = Stage(shape, stem * shape.Expansion, stem * 2, shape.Depths[1], 2);
        layer3 = Stage(shape, stem * 2 * shape.Expansion, stem * 4, shape.Depths[2], 2);
        layer4 = Stage(shape, stem * 4 * shape.Expansion, stem * 8, shape.Depths[3], 2);
        linear = Linear(stem * 8 * shape.Expansion, classes);
        RegisterComponents();
        Layers.Initialise(this);
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        Entry("ResNet18", new ResNetShape([2, 2, 2, 2], Bottleneck: false), 11_220_132),
        Entry("ResNet34", new ResNetShape([3, 4, 6, 3], Bottleneck: false), 21_328_292),
        Entry("ResNet50", new ResNetShape([3, 4, 6, 3], Bottleneck: true), 23_705_252),
        Entry("ResNet101", new ResNetShape([3, 4, 23, 3], Bottleneck: true), 42_697_380),
        Entry("ResNeXt50_32x4d", new ResNetShape([3, 4, 6, 3], Bottleneck: true, Groups: 32, GroupWidth: 4), 23_177_124),
    ];

    public IReadOnlyList<string> EncoderOutputs { get; } = ["f1", "f2", "f3", "f4"];

    public IReadOnlyList<string> HeadInputs { get; } = ["f4"];

    public bool RectifiedInputs => true;

    public Module<Tensor, Tensor[]> EncoderPart => new Part<Tensor, Tensor[]>(
        images => Layers.Stages(bn1.call(conv1.call(images)).relu(), layer1, layer2, layer3, layer4),
        ("conv1", conv1), ("bn1", bn1), ("layer1", layer1), ("layer2", layer2), ("layer3", layer3), ("layer4", layer4));

    public Module<Tensor[], Tensor> HeadPart =>
        new Part<Tensor[], Tensor>(maps => linear.call(Layers.Pool(maps[^1])), ("linear", linear));

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor x = taps.Add("f0_preact", taps.Add("f0", bn1.call(conv1.call(input)).relu()));
        x = taps.Stage("f1", layer1, x);
        x = taps.Stage("f2", layer2, x);
        x = taps.Stage("f3", layer3, x);
        x = taps.Stage("f4", layer4, x);
        return taps.Add("logits", linear.call(taps.Add("pooled", taps.Add("f5", Layers.Pool(x)))));
    }

    private static Sequential Stage(ResNetShape shape, int inChannels, int channels, int blocks, int stride) =>
        Layers.Stage(blocks, i => shape.Block(i == 0 ? inChannels : channels * shape.Expansion, channels, i == 0 ? stride : 1));

    private static ModelEntry Entry(string name, ResNetShape shape, long parameters) => CifarEntries.Create(
        name, (classes, ratio) => new ResNet(shape, ratio, classes), parameters, [1, 1, 2, 4, 8], "linear.");
}
