using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// ShuffleNet with three groups for pictures of 32x32 (Zhang et al., CVPR 2018; keys of RepDistiller). Features: f0 to f3, f1_preact to
/// f3_preact, f4 (the mean over the image), logits.
/// </summary>
public sealed class ShuffleNetV1 : FeatureModel
{
    private const int StemWidth = 24;
    private const int Groups = 3;

    // Channels within a block are a quarter, in groups.
    private const int Granularity = 4 * Groups;
    private static readonly int[] Channels = [240, 480, 960];
    private static readonly int[] Depths = [4, 8, 4];

    public readonly Conv2d conv1;
    public readonly BatchNorm2d bn1;
    public readonly Sequential layer1;
    public readonly Sequential layer2;
    public readonly Sequential layer3;
    public readonly Linear linear;

    /// <param name="widths">Channels of the three stages.</param>
    /// <param name="classes">Number of classes.</param>
    public ShuffleNetV1(IReadOnlyList<int> widths, int classes)
        : base(nameof(ShuffleNetV1))
    {
        conv1 = Layers.Conv(3, StemWidth, 1);
        bn1 = BatchNorm2d(StemWidth);
        layer1 = Stage(StemWidth, widths[0], Depths[0], 2);
        layer2 = Stage(widths[0], widths[1], Depths[1], 2);
        layer3 = Stage(widths[1], widths[2], Depths[2], 2);
        linear = Linear(widths[2], classes);
        RegisterComponents();
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        CifarEntries.Create("ShuffleV1", (classes, ratio) => new ShuffleNetV1(Widths(ratio), classes), 949_258, [1, 2, 4, 8], "linear."),
        CifarEntries.CreateAuxiliary(
            "ShuffleV1_aux", (classes, ratio) => Auxiliary(Widths(ratio), classes), 4_067_998, [1, 2, 4, 8], "linear."),
    ];

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor x = taps.Add("f0", bn1.call(conv1.call(input)).relu());
        x = taps.Stage("f1", layer1, x);
        x = taps.Stage("f2", layer2, x);
        x = taps.Stage("f3", layer3, x);
        return taps.Add("logits", linear.call(taps.Add("f4", Layers.Pool(x))));
    }

    private static int[] Widths(double ratio) => [.. Channels.Select(width => WidthRatio.Apply(width, ratio, Granularity))];

    // The first block of a stage that halves the picture appends its result to its input.
    private static Sequential Stage(int inChannels, int channels, int blocks, int stride) => Layers.Stage(blocks, i => i == 0
        ? new ShuffleBottleneck(inChannels, stride == 2 ? channels - inChannels : channels, stride)
        : new ShuffleBottleneck(channels, channels, 1));

    private static AuxiliaryModel Auxiliary(int[] widths, int classes)
    {
        Sequential[] extractors =
        [
            Sequential(Stage(widths[0], widths[1], Depths[1], 2), Stage(widths[1], widths[2], Depths[2], 2)),
            Sequential(Stage(widths[1], widths[2], Depths[2], 2)),
            Sequential(Stage(widths[2], widths[2], Depths[2], 1)),
        ];
        return new AuxiliaryModel(
            new ShuffleNetV1(widths, classes), ["f1", "f2", "f3"], new AuxiliaryClassifier(extractors, widths[2], classes));
    }

    /// <summary>Grouped 1x1, shuffle, 3x3 depthwise, grouped 1x1; added to the input, or appended to the smaller picture of it.</summary>
    internal sealed class ShuffleBottleneck : Module<Tensor, Tensor>, IPreactivation
    {
        public readonly Conv2d conv1;
        public readonly BatchNorm2d bn1;
        public readonly Conv2d conv2;
        public readonly BatchNorm2d bn2;
        public readonly Conv2d conv3;
        public readonly BatchNorm2d bn3;

        private readonly int _firstGroups;
        private readonly bool _appends;

        public ShuffleBottleneck(int inChannels, int channels, int stride)
            : base(nameof(ShuffleBottleneck))
        {
            int middle = channels / 4;
            _firstGroups = inChannels == StemWidth ? 1 : Groups;
            _appends = stride == 2;
            conv1 = Layers.Conv(inChannels, middle, 1, groups: _firstGroups);
            bn1 = BatchNorm2d(middle);
            conv2 = Layers.Conv(middle, middle, 3, stride, groups: middle);
            bn2 = BatchNorm2d(middle);
            conv3 = Layers.Conv(middle, channels, 1, groups: Groups);
            bn3 = BatchNorm2d(channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => Activate(Preactivation(input));

        public Tensor Preactivation(Tensor input)
        {
            Tensor x = ChannelShuffle.Apply(bn1.call(conv1.call(input)).relu(), _firstGroups);
            x = bn3.call(conv3.call(bn2.call(conv2.call(x)).relu()));
            return _appends ? cat([x, functional.avg_pool2d(input, 3, stride: 2, padding: 1)], 1) : x + input;
        }

        public Tensor Activate(Tensor preactivation) => preactivation.relu();
    }
}
