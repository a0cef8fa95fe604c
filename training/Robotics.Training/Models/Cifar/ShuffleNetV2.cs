using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// ShuffleNetV2 for pictures of 32x32 (Ma et al., ECCV 2018; keys of RepDistiller). Features: f0 to f3, f1_preact to f3_preact, f4 (the
/// mean over the image), logits.
/// </summary>
public sealed class ShuffleNetV2 : FeatureModel
{
    private const int StemWidth = 24;
    private const int ShuffleGroups = 2;
    private static readonly int[] Channels = [116, 232, 464, 1024];
    private static readonly int[] Depths = [3, 7, 3];

    public readonly Conv2d conv1;
    public readonly BatchNorm2d bn1;
    public readonly Sequential layer1;
    public readonly Sequential layer2;
    public readonly Sequential layer3;
    public readonly Conv2d conv2;
    public readonly BatchNorm2d bn2;
    public readonly Linear linear;

    /// <param name="widths">Channels of the three stages and of the last convolution.</param>
    /// <param name="classes">Number of classes.</param>
    public ShuffleNetV2(IReadOnlyList<int> widths, int classes)
        : base(nameof(ShuffleNetV2))
    {
        conv1 = Layers.Conv(3, StemWidth, 1);
        bn1 = BatchNorm2d(StemWidth);
        layer1 = Stage(StemWidth, widths[0], Depths[0], 2);
        layer2 = Stage(widths[0], widths[1], Depths[1], 2);
        layer3 = Stage(widths[1], widths[2], Depths[2], 2);
        conv2 = Layers.Conv(widths[2], widths[3], 1);
        bn2 = BatchNorm2d(widths[3]);
        linear = Linear(widths[3], classes);
        RegisterComponents();
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        CifarEntries.Create("ShuffleV2", (classes, ratio) => new ShuffleNetV2(Widths(ratio), classes), 1_355_528, [1, 2, 4, 8], "linear."),
        CifarEntries.CreateAuxiliary(
            "ShuffleV2_aux", (classes, ratio) => Auxiliary(Widths(ratio), classes), 5_875_516, [1, 2, 4, 8], "linear."),
    ];

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor x = taps.Add("f0", bn1.call(conv1.call(input)).relu());
        x = taps.Stage("f1", layer1, x);
        x = taps.Stage("f2", layer2, x);
        x = taps.Stage("f3", layer3, x);
        return taps.Add("logits", linear.call(taps.Add("f4", Layers.Pool(bn2.call(conv2.call(x)).relu()))));
    }

    private static int[] Widths(double ratio) => [.. Channels.Select(width => WidthRatio.Apply(width, ratio, 2 * ShuffleGroups))];

    private static Sequential Stage(int inChannels, int channels, int blocks, int stride) => Layers.Stage(
        blocks + 1, i => i == 0 ? new DownBlock(inChannels, channels, stride) : new SplitBlock(channels));

    private static AuxiliaryModel Auxiliary(int[] widths, int classes)
    {
        Module<Tensor, Tensor>[] End() => [Layers.Conv(widths[2], widths[3], 1), BatchNorm2d(widths[3]), ReLU()];
        Sequential[] extractors =
        [
            Sequential([Stage(widths[0], widths[1], Depths[1], 2), Stage(widths[1], widths[2], Depths[2], 2), .. End()]),
            Sequential([Stage(widths[1], widths[2], Depths[2], 2), .. End()]),
            Sequential([Stage(widths[2], widths[2], Depths[2], 1), .. End()]),
        ];
        return new AuxiliaryModel(
            new ShuffleNetV2(widths, classes), ["f1", "f2", "f3"], new AuxiliaryClassifier(extractors, widths[3], classes));
    }

    /// <summary>Works on the second half of the channels, then shuffles the halves.</summary>
    internal sealed class SplitBlock : Module<Tensor, Tensor>, IPreactivation
    {
        public readonly Conv2d conv1;
        public readonly BatchNorm2d bn1;
        public readonly Conv2d conv2;
        public readonly BatchNorm2d bn2;
        public readonly Conv2d conv3;
        public readonly BatchNorm2d bn3;

        private readonly int _half;

        public SplitBlock(int channels)
            : base(nameof(SplitBlock))
        {
            _half = channels / 2;
            conv1 = Layers.Conv(_half, _half, 1);
            bn1 = BatchNorm2d(_half);
            conv2 = Layers.Conv(_half, _half, 3, groups: _half);
            bn2 = BatchNorm2d(_half);
            conv3 = Layers.Conv(_half, _half, 1);
            bn3 = BatchNorm2d(_half);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => Activate(Preactivation(input));

        /// <summary>Both halves, not yet shuffled.</summary>
        public Tensor Preactivation(Tensor input)
        {
            Tensor x = bn1.call(conv1.call(input.narrow(1, _half, _half))).relu();
            return cat([input.narrow(1, 0, _half), bn3.call(conv3.call(bn2.call(conv2.call(x))))], 1);
        }

        public Tensor Activate(Tensor preactivation) => ChannelShuffle.Apply(
            cat([preactivation.narrow(1, 0, _half), preactivation.narrow(1, _half, _half).relu()], 1), ShuffleGroups);
    }

    /// <summary>Two branches that both see all channels and halve the picture, then a shuffle.</summary>
    internal sealed class DownBlock : Module<Tensor, Tensor>
    {
        public readonly Conv2d conv1;
        public readonly BatchNorm2d bn1;
        public readonly Conv2d conv2;
        public readonly BatchNorm2d bn2;
        public readonly Conv2d conv3;
        public readonly BatchNorm2d bn3;
        public readonly Conv2d conv4;
        public readonly BatchNorm2d bn4;
        public readonly Conv2d conv5;
        public readonly BatchNorm2d bn5;

        public DownBlock(int inChannels, int channels, int stride)
            : base(nameof(DownBlock))
        {
            int half = channels / 2;
            conv1 = Layers.Conv(inChannels, inChannels, 3, stride, groups: inChannels);
            bn1 = BatchNorm2d(inChannels);
            conv2 = Layers.Conv(inChannels, half, 1);
            bn2 = BatchNorm2d(half);
            conv3 = Layers.Conv(inChannels, half, 1);
            bn3 = BatchNorm2d(half);
            conv4 = Layers.Conv(half, half, 3, stride, groups: half);
            bn4 = BatchNorm2d(half);
            conv5 = Layers.Conv(half, half, 1);
            bn5 = BatchNorm2d(half);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            Tensor left = bn2.call(conv2.call(bn1.call(conv1.call(input)))).relu();
            Tensor right = bn4.call(conv4.call(bn3.call(conv3.call(input)).relu()));
            return ChannelShuffle.Apply(cat([left, bn5.call(conv5.call(right)).relu()], 1), ShuffleGroups);
        }
    }
}
