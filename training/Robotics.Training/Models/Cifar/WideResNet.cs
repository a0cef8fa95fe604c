using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// Wide ResNet of 6n + 4 layers (Zagoruyko and Komodakis, BMVC 2016; keys of RepDistiller): non-linearities come first in a block.
/// Features: f0 to f3, f1_preact to f3_preact (behind the norm that follows), f4 (the mean over the image), logits.
/// </summary>
public sealed class WideResNet : FeatureModel, ISplitNetwork, IStageNorms
{
    public readonly Conv2d conv1;
    public readonly NetworkBlock block1;
    public readonly NetworkBlock block2;
    public readonly NetworkBlock block3;
    public readonly BatchNorm2d bn1;
    public readonly Linear fc;

    /// <param name="depth">6n + 4 layers.</param>
    /// <param name="widths">Channels of the stem and of the three stages.</param>
    /// <param name="classes">Number of classes.</param>
    public WideResNet(int depth, IReadOnlyList<int> widths, int classes)
        : base(nameof(WideResNet))
    {
        int blocks = (depth - 4) / 6;
        conv1 = Layers.Conv(3, widths[0], 3);
        block1 = new NetworkBlock(blocks, widths[0], widths[1], 1);
        block2 = new NetworkBlock(blocks, widths[1], widths[2], 2);
        block3 = new NetworkBlock(blocks, widths[2], widths[3], 2);
        bn1 = BatchNorm2d(widths[3]);
        fc = Linear(widths[3], classes);
        RegisterComponents();
        Layers.Initialise(this);
        init.zeros_(fc.bias!);
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        Entry("wrn_16_1", 16, 1, 180_916), Entry("wrn_16_2", 16, 2, 703_284), Entry("wrn_28_4", 28, 4, 5_872_180),
        Entry("wrn_28_10", 28, 10, 36_536_884), Entry("wrn_40_1", 40, 1, 569_780), Entry("wrn_40_2", 40, 2, 2_255_156),
        AuxEntry("wrn_16_2_aux", 16, 2, 2_631_588), AuxEntry("wrn_40_1_aux", 40, 1, 2_054_212),
    ];

    public IReadOnlyList<string> EncoderOutputs { get; } = ["f1", "f2", "f3"];

    public IReadOnlyList<string> HeadInputs { get; } = ["f3"];

    public bool RectifiedInputs => false;

    public Module<Tensor, Tensor[]> EncoderPart => new Part<Tensor, Tensor[]>(
        images => Layers.Stages(conv1.call(images), block1, block2, block3),
        ("conv1", conv1), ("block1", block1), ("block2", block2), ("block3", block3));

    public Module<Tensor[], Tensor> HeadPart => new Part<Tensor[], Tensor>(
        maps => fc.call(Layers.Pool(bn1.call(maps[^1]).relu())), ("bn1", bn1), ("fc", fc));

    public IReadOnlyList<BatchNorm2d> StageNorms => [block2.First.bn1, block3.First.bn1, bn1];

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor f0 = taps.Add("f0", conv1.call(input));
        Tensor f1 = taps.Add("f1", block1.call(f0));
        Tensor f2 = taps.Add("f2", block2.Continue(f1, taps.Add("f1_preact", block2.First.bn1.call(f1))));
        Tensor f3 = taps.Add("f3", block3.Continue(f2, taps.Add("f2_preact", block3.First.bn1.call(f2))));
        Tensor last = taps.Add("f3_preact", bn1.call(f3));
        return taps.Add("logits", fc.call(taps.Add("f4", Layers.Pool(last.relu()))));
    }

    private static int[] Widths(int factor, double ratio) =>
        [.. new[] { 16, 16 * factor, 32 * factor, 64 * factor }.Select(width => WidthRatio.Apply(width, ratio))];

    private static ModelEntry Entry(string name, int depth, int factor, long parameters) => CifarEntries.Create(
        name, (classes, ratio) => new WideResNet(depth, Widths(factor, ratio), classes), parameters, [1, 1, 2, 4], "fc.");

    private static ModelEntry AuxEntry(string name, int depth, int factor, long parameters) => CifarEntries.CreateAuxiliary(
        name, (classes, ratio) => Auxiliary(depth, Widths(factor, ratio), classes), parameters, [1, 1, 2, 4], "fc.");

    private static AuxiliaryModel Auxiliary(int depth, int[] widths, int classes)
    {
        int blocks = (depth - 4) / 6;
        Sequential[] extractors =
        [
            Sequential(new NetworkBlock(blocks, widths[1], widths[2], 2), new NetworkBlock(blocks, widths[2], widths[3], 2)),
            Sequential(new NetworkBlock(blocks, widths[2], widths[3], 2)),
            Sequential(new NetworkBlock(blocks, widths[3], widths[3], 1)),
        ];
        return new AuxiliaryModel(
            new WideResNet(depth, widths, classes),
            ["f1", "f2", "f3"],
            new AuxiliaryClassifier(extractors, widths[3], classes, "bn", () => BatchNorm2d(widths[3])));
    }

    /// <summary>Blocks in a row, under the key <c>layer</c>.</summary>
    public sealed class NetworkBlock : Module<Tensor, Tensor>
    {
        public readonly Sequential layer;

        public NetworkBlock(int blocks, int inChannels, int channels, int stride)
            : base(nameof(NetworkBlock))
        {
            layer = Layers.Stage(blocks, i => new WideBlock(i == 0 ? inChannels : channels, channels, i == 0 ? stride : 1));
            RegisterComponents();
        }

        internal WideBlock First => (WideBlock)layer[0];

        public override Tensor forward(Tensor input) => layer.call(input);

        /// <summary>The blocks behind the norm with which the first one begins.</summary>
        internal Tensor Continue(Tensor input, Tensor normalised)
        {
            Tensor x = First.Continue(input, normalised);
            for (int i = 1; i < layer.Count; i++)
            {
                x = layer[i].call(x);
            }

            return x;
        }
    }

    /// <summary>
    /// Norm, ReLU and 3x3 convolution, twice, with a shortcut; where the channels change, the shortcut begins behind the first ReLU.
    /// </summary>
    internal sealed class WideBlock : Module<Tensor, Tensor>
    {
        public readonly BatchNorm2d bn1;
        public readonly Conv2d conv1;
        public readonly BatchNorm2d bn2;
        public readonly Conv2d conv2;
        public readonly Conv2d? convShortcut;

        public WideBlock(int inChannels, int channels, int stride)
            : base(nameof(WideBlock))
        {
            bn1 = BatchNorm2d(inChannels);
            conv1 = Layers.Conv(inChannels, channels, 3, stride);
            bn2 = BatchNorm2d(channels);
            conv2 = Layers.Conv(channels, channels, 3);
            convShortcut = inChannels == channels ? null : Layers.Conv(inChannels, channels, 1, stride);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => Continue(input, bn1.call(input));

        /// <summary>What follows on the first norm.</summary>
        public Tensor Continue(Tensor input, Tensor normalised)
        {
            Tensor first = normalised.relu();
            Tensor x = conv2.call(bn2.call(conv1.call(first)).relu());
            return x + (convShortcut is null ? input : convShortcut.call(first));
        }
    }
}
