using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// VGG with batch normalisation for pictures of 32x32 (keys of RepDistiller): five blocks, of which the first three are followed by
/// pooling, and the fourth too for pictures of 64x64. Features: f0 to f4, f1_preact to f4_preact, f5 (the mean over the image), logits.
/// </summary>
public sealed class Vgg : FeatureModel, ISplitNetwork, IStageNorms
{
    private const int PooledPictures = 64;
    private const double LinearDeviation = 0.01;
    private static readonly int[] Channels = [64, 128, 256, 512, 512];

    public readonly Sequential block0;
    public readonly Sequential block1;
    public readonly Sequential block2;
    public readonly Sequential block3;
    public readonly Sequential block4;
    public readonly Linear classifier;

    /// <param name="depths">Convolutions of the five blocks.</param>
    /// <param name="widths">Channels of the five blocks.</param>
    /// <param name="classes">Number of classes.</param>
    public Vgg(IReadOnlyList<int> depths, IReadOnlyList<int> widths, int classes)
        : base(nameof(Vgg))
    {
        block0 = Block(3, widths[0], depths[0]);
        block1 = Block(widths[0], widths[1], depths[1]);
        block2 = Block(widths[1], widths[2], depths[2]);
        block3 = Block(widths[2], widths[3], depths[3]);
        block4 = Block(widths[3], widths[4], depths[4]);
        classifier = Linear(widths[4], classes);
        RegisterComponents();
        Layers.Initialise(this, LinearDeviation);
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        Entry("vgg8", [1, 1, 1, 1, 1], 3_965_028), Entry("vgg11", [1, 1, 2, 2, 2], 9_277_284), Entry("vgg13", [2, 2, 2, 2, 2], 9_462_180),
        Entry("vgg16", [2, 2, 3, 3, 3], 14_774_436), Entry("vgg19", [2, 2, 4, 4, 4], 20_086_692),
        AuxEntry("vgg8_aux", [1, 1, 1, 1, 1], 20_799_012), AuxEntry("vgg13_aux", [2, 2, 2, 2, 2], 46_511_844),
    ];

    public IReadOnlyList<string> EncoderOutputs { get; } = ["f1", "f2", "f3", "f4"];

    public IReadOnlyList<string> HeadInputs { get; } = ["f4"];

    public bool RectifiedInputs => true;

    public Module<Tensor, Tensor[]> EncoderPart => new Part<Tensor, Tensor[]>(
        images =>
        {
            var taps = new FeatureTaps();
            Encode(images, taps);
            return [.. EncoderOutputs.Select(name => taps[name])];
        },
        ("block0", block0), ("block1", block1), ("block2", block2), ("block3", block3), ("block4", block4));

    public Module<Tensor[], Tensor> HeadPart =>
        new Part<Tensor[], Tensor>(maps => classifier.call(Layers.Pool(maps[^1])), ("classifier", classifier));

    public IReadOnlyList<BatchNorm2d> StageNorms =>
        [.. new[] { block1, block2, block3, block4 }.Select(block => block.children().OfType<BatchNorm2d>().Last())];

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor x = Encode(input, taps);
        return taps.Add("logits", classifier.call(taps.Add("f5", Layers.Pool(x))));
    }

    private Tensor Encode(Tensor input, FeatureTaps taps)
    {
        Tensor x = Pool(taps.Add("f0", block0.call(input).relu()));
        x = Pool(taps.Add("f1", taps.Add("f1_preact", block1.call(x)).relu()));
        x = Pool(taps.Add("f2", taps.Add("f2_preact", block2.call(x)).relu()));
        x = taps.Add("f3", taps.Add("f3_preact", block3.call(x)).relu());
        return taps.Add("f4", taps.Add("f4_preact", block4.call(input.shape[2] == PooledPictures ? Pool(x) : x)).relu());
    }

    private static Tensor Pool(Tensor image) => functional.max_pool2d(image, 2);

    // Convolution, norm and ReLU in a row, without the last ReLU.
    private static Sequential Block(int inChannels, int channels, int depth) => Sequential(Enumerable.Range(0, depth)
        .SelectMany(i => new Module<Tensor, Tensor>[]
        {
            Conv2d(i == 0 ? inChannels : channels, channels, 3, padding: 1), BatchNorm2d(channels), ReLU(),
        })
        .SkipLast(1));

    private static int[] Widths(double ratio) => [.. Channels.Select(width => WidthRatio.Apply(width, ratio))];

    private static ModelEntry Entry(string name, int[] depths, long parameters) => CifarEntries.Create(
        name, (classes, ratio) => new Vgg(depths, Widths(ratio), classes), parameters, [1, 2, 4, 8, 8], "classifier.");

    private static ModelEntry AuxEntry(string name, int[] depths, long parameters) => CifarEntries.CreateAuxiliary(
        name, (classes, ratio) => Auxiliary(depths, Widths(ratio), classes), parameters, [1, 2, 4, 8, 8], "classifier.");

    private static AuxiliaryModel Auxiliary(int[] depths, int[] widths, int classes)
    {
        // The blocks from one on to the end, with the backbone's pooling before all but the last.
        IEnumerable<Module<Tensor, Tensor>> From(int first) => Enumerable.Range(first, widths.Length - first).SelectMany(block =>
        {
            Module<Tensor, Tensor>[] steps = [Block(widths[block - 1], widths[block], depths[block]), ReLU()];
            return block == widths.Length - 1 ? steps : [MaxPool2d(2), .. steps];
        });

        Sequential[] extractors =
        [
            Sequential(From(1)), Sequential(From(2)), Sequential(From(3)),
            Sequential(
                Block(widths[4], widths[3], depths[3]), ReLU(), Block(widths[3], widths[4], depths[4]), ReLU()),
        ];
        return new AuxiliaryModel(
            new Vgg(depths, widths, classes), ["f0", "f1", "f2", "f4"], new AuxiliaryClassifier(extractors, widths[4], classes));
    }
}
