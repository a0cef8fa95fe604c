using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// MobileNetV2 for pictures of 32x32 (Sandler et al., CVPR 2018; keys of RepDistiller, whose stem halves the picture while HSAKD's does
/// not). Features: f0 to f4, f5 (the mean over the image), logits.
/// </summary>
public sealed class MobileNetV2 : FeatureModel
{
    private const int StemWidth = 32;
    private const int LastWidth = 1280;
    private const int Expansion = 6;
    private const double LinearDeviation = 0.01;

    // Expansion, channels at ratio 1, blocks, stride.
    private static readonly (int Expansion, int Width, int Blocks, int Stride)[] Settings =
    [
        (1, 16, 1, 1), (Expansion, 24, 2, 1), (Expansion, 32, 3, 2), (Expansion, 64, 4, 2), (Expansion, 96, 3, 1), (Expansion, 160, 3, 2),
        (Expansion, 320, 1, 1),
    ];

    public readonly Sequential conv1;
    public readonly ModuleList<Sequential> blocks;
    public readonly Sequential conv2;
    public readonly Module<Tensor, Tensor> classifier;

    /// <param name="width">Ratio of the channels; 0.5 in the literature.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="stemStride">2 in RepDistiller, 1 in HSAKD.</param>
    /// <param name="bareClassifier">Whether the linear layer has no number behind its key, as in HSAKD.</param>
    public MobileNetV2(double width, int classes, int stemStride = 2, bool bareClassifier = false)
        : base(nameof(MobileNetV2))
    {
        conv1 = ConvNorm(3, Scale(StemWidth, width), 3, stemStride);
        blocks = ModuleList(Settings.Select((setting, i) => Group(
            Scale(i == 0 ? StemWidth : Settings[i - 1].Width, width), setting, width, setting.Stride)).ToArray());
        conv2 = ConvNorm(Scale(Settings[^1].Width, width), LastChannels(width), 1, 1);
        var linear = Linear(LastChannels(width), classes);
        classifier = bareClassifier ? linear : Sequential(linear);
        RegisterComponents();
        Layers.Initialise(this, LinearDeviation);
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        CifarEntries.Create(
            nameof(MobileNetV2), (classes, ratio) => new MobileNetV2(ratio / 2, classes), 812_836, [2, 2, 4, 8, 16], "classifier.0."),
        CifarEntries.CreateAuxiliary(
            "mobilenetV2_aux", (classes, ratio) => Auxiliary(ratio / 2, classes), 5_484_332, [1, 2, 4, 8], "classifier."),
    ];

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor x = taps.Add("f0", conv1.call(input));
        x = taps.Add("f1", blocks[1].call(blocks[0].call(x)));
        x = taps.Add("f2", blocks[2].call(x));
        x = taps.Add("f3", blocks[4].call(blocks[3].call(x)));
        x = taps.Add("f4", blocks[6].call(blocks[5].call(x)));
        return taps.Add("logits", classifier.call(taps.Add("f5", Layers.Pool(conv2.call(x)))));
    }

    private static int Scale(int channels, double width) => (int)(channels * width);

    private static int LastChannels(double width) => width > 1 ? Scale(LastWidth, width) : LastWidth;

    private static Sequential ConvNorm(int inChannels, int channels, int kernel, int stride) =>
        Sequential(Layers.Conv(inChannels, channels, kernel, stride), BatchNorm2d(channels), ReLU());

    private static Sequential Group(
        int inChannels, (int Expansion, int Width, int Blocks, int Stride) setting, double width, int stride)
    {
        int channels = Scale(setting.Width, width);
        return Layers.Stage(setting.Blocks, i => new InvertedResidual(
            i == 0 ? inChannels : channels, channels, i == 0 ? stride : 1, setting.Expansion));
    }

    private static AuxiliaryModel Auxiliary(double width, int classes)
    {
        // The groups with these numbers behind the features of the group before the first; the last extractor keeps the size.
        Sequential From(int inGroup, int[] groups, int? firstStride = null) => Sequential(groups.Select((group, i) => Group(
            Scale(Settings[i == 0 ? inGroup : groups[i - 1]].Width, width),
            Settings[group],
            width,
            i == 0 && firstStride is { } stride ? stride : Settings[group].Stride)));

        Sequential[] extractors =
            [From(1, [2, 3, 4, 5, 6]), From(2, [3, 4, 5, 6]), From(4, [5, 6]), From(6, [5, 6], firstStride: 1)];
        return new AuxiliaryModel(
            new MobileNetV2(width, classes, stemStride: 1, bareClassifier: true),
            ["f1", "f2", "f3", "f4"],
            new AuxiliaryClassifier(
                extractors, LastChannels(width), classes, "conv2_", () => ConvNorm(
                    Scale(Settings[^1].Width, width), LastChannels(width), 1, 1)));
    }

    /// <summary>1x1 expansion, 3x3 depthwise, 1x1 projection, with a shortcut where the shape is kept.</summary>
    internal sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        public readonly Sequential conv;

        private readonly bool _hasShortcut;

        public InvertedResidual(int inChannels, int channels, int stride, int expansion)
            : base(nameof(InvertedResidual))
        {
            int middle = inChannels * expansion;
            conv = Sequential(
                Layers.Conv(inChannels, middle, 1), BatchNorm2d(middle), ReLU(),
                Layers.Conv(middle, middle, 3, stride, groups: middle), BatchNorm2d(middle), ReLU(),
                Layers.Conv(middle, channels, 1), BatchNorm2d(channels));
            _hasShortcut = stride == 1 && inChannels == channels;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _hasShortcut ? input + conv.call(input) : conv.call(input);
    }
}
