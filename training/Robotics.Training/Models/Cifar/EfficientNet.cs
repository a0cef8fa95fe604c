using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// EfficientNet (Tan and Le, ICML 2019; keys of torchvision) with the stem of ImageNet. Features: f0 (the stem), one a stage (f1 to f7),
/// the mean over the image, logits.
/// </summary>
public sealed class EfficientNet : FeatureModel
{
    private const int StemWidth = 32;
    private const int LastFactor = 4;

    // Expansion, kernel, stride, channels and blocks at ratio 1.
    private static readonly (int Expand, int Kernel, int Stride, int Width, int Blocks)[] Stages =
    [
        (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1),
    ];

    public readonly Sequential features;
    public readonly Sequential classifier;

    /// <param name="width">Ratio of the channels.</param>
    /// <param name="depth">Ratio of the blocks.</param>
    /// <param name="dropout">Share of the last features that is left out while training.</param>
    /// <param name="classes">Number of classes.</param>
    public EfficientNet(double width, double depth, double dropout, int classes)
        : base(nameof(EfficientNet))
    {
        features = Sequential(ConvNorm(3, Scale(StemWidth, width), 3, stride: 2));
        int channels = Scale(StemWidth, width);
        foreach ((int expand, int kernel, int stride, int baseWidth, int blocks) in Stages)
        {
            (int from, int to) = (channels, Scale(baseWidth, width));
            features.append(Layers.Stage((int)Math.Ceiling(blocks * depth), i => new EfficientNetBlock(
                i == 0 ? from : to, to, expand, kernel, i == 0 ? stride : 1)));
            channels = to;
        }

        features.append(ConvNorm(channels, channels * LastFactor, 1));
        classifier = Sequential(Dropout(dropout), Linear(channels * LastFactor, classes));
        RegisterComponents();
        Layers.Initialise(this);
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        Entry("EfficientNet-B0", 1.0, 1.0, 0.2, 5_288_548), Entry("EfficientNet-B2", 1.1, 1.2, 0.3, 9_109_994),
        Entry("EfficientNet-B4", 1.4, 1.8, 0.4, 19_341_616),
    ];

    /// <summary>Convolution, norm and, unless the channels are a block's result, SiLU.</summary>
    internal static Sequential ConvNorm(int inChannels, int channels, int kernel, int stride = 1, int groups = 1, bool activate = true)
    {
        Module<Tensor, Tensor>[] linear = [Layers.Conv(inChannels, channels, kernel, stride, groups), BatchNorm2d(channels)];
        return activate ? Sequential([.. linear, SiLU()]) : Sequential(linear);
    }

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor x = input;
        for (int i = 0; i <= Stages.Length; i++)
        {
            x = taps.Add($"f{i}", features[i].call(x));
        }

        Tensor pooled = taps.Add("pooled", Layers.Pool(features[features.Count - 1].call(x)));
        return taps.Add("logits", classifier.call(pooled));
    }

    // The nearest multiple of eight that is not below nine tenths.
    private static int Scale(int channels, double width)
    {
        double wanted = channels * width;
        int rounded = Math.Max(
            WidthRatio.Granularity, (int)(wanted + WidthRatio.Granularity / 2.0) / WidthRatio.Granularity * WidthRatio.Granularity);
        return rounded < 0.9 * wanted ? rounded + WidthRatio.Granularity : rounded;
    }

    private static ModelEntry Entry(string name, double width, double depth, double dropout, long parameters) =>
        CifarEntries.CreateImageNet(
        name, (classes, ratio) => new EfficientNet(width * ratio, depth, dropout, classes), parameters,
        [2, 2, 4, 8, 16, 16, 32, 32], "classifier.1.");
}
