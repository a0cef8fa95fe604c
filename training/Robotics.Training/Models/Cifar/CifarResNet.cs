using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// ResNet of 6n + 2 layers for pictures of 32x32 (He et al., CVPR 2016, section 4.2; keys of RepDistiller): three stages. Features: f0 to
/// f3, their values before the non-linearity (f1_preact ...), f4 (the mean over the image), logits.
/// </summary>
public sealed class CifarResNet : FeatureModel, ISplitNetwork, IStageNorms, IBranchingNetwork
{
    // The networks "x4" are four times as wide but for their stem, which is twice as wide.
    private static readonly int[] PlainWidths = [16, 16, 32, 64];
    private static readonly int[] FourfoldWidths = [32, 64, 128, 256];

    public readonly Conv2d conv1;
    public readonly BatchNorm2d bn1;
    public readonly Sequential layer1;
    public readonly Sequential layer2;
    public readonly Sequential layer3;
    public readonly Linear fc;

    private readonly int _depth;
    private readonly IReadOnlyList<int> _widths;
    private readonly int _classes;

    /// <param name="depth">6n + 2 layers.</param>
    /// <param name="widths">Channels of the stem and of the three stages.</param>
    /// <param name="classes">Number of classes.</param>
    public CifarResNet(int depth, IReadOnlyList<int> widths, int classes)
        : this(depth, widths, classes, null, 0)
    {
    }

    private CifarResNet(int depth, IReadOnlyList<int> widths, int classes, CifarResNet? trunk, int sharedStages)
        : base(nameof(CifarResNet))
    {
        (_depth, _widths, _classes) = (depth, widths, classes);
        int blocks = (depth - 2) / 6;
        conv1 = trunk?.conv1 ?? Layers.Conv(3, widths[0], 3);
        bn1 = trunk?.bn1 ?? BatchNorm2d(widths[0]);
        layer1 = sharedStages > 0 ? trunk!.layer1 : Stage(widths[0], widths[1], blocks, 1);
        layer2 = sharedStages > 1 ? trunk!.layer2 : Stage(widths[1], widths[2], blocks, 2);
        layer3 = Stage(widths[2], widths[3], blocks, 2);
        fc = Linear(widths[3], classes);
        RegisterComponents();
        if (trunk is null)
        {
            Layers.Initialise(this);
            return;
        }

        foreach (Sequential own in Stages.Skip(sharedStages))
        {
            Layers.Initialise(own);
        }
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        Entry("resnet8", 8, 1, 83_892), Entry("resnet14", 14, 1, 181_108), Entry("resnet20", 20, 1, 278_324),
        Entry("resnet32", 32, 1, 472_756), Entry("resnet44", 44, 1, 667_188), Entry("resnet56", 56, 1, 861_620),
        Entry("resnet110", 110, 1, 1_736_564), Entry("resnet116", 116, 1, 1_833_780), Entry("resnet110x2", 110, 2, 6_915_716),
        Entry("resnet8x4", 8, 0, 1_233_540), Entry("resnet32x4", 32, 0, 7_433_860),
        AuxEntry("resnet20_aux", 20, 1, 1_041_316), AuxEntry("resnet56_aux", 56, 1, 3_067_684),
        AuxEntry("resnet8x4_aux", 8, 0, 4_790_836), AuxEntry("resnet32x4_aux", 32, 0, 26_340_916),
    ];

    public IReadOnlyList<string> EncoderOutputs { get; } = ["f1", "f2", "f3"];

    public IReadOnlyList<string> HeadInputs { get; } = ["f3"];

    public bool RectifiedInputs => true;

    public Module<Tensor, Tensor[]> EncoderPart => new Part<Tensor, Tensor[]>(
        images => Layers.Stages(bn1.call(conv1.call(images)).relu(), layer1, layer2, layer3),
        ("conv1", conv1), ("bn1", bn1), ("layer1", layer1), ("layer2", layer2), ("layer3", layer3));

    public Module<Tensor[], Tensor> HeadPart => new Part<Tensor[], Tensor>(maps => fc.call(Layers.Pool(maps[^1])), ("fc", fc));

    public IReadOnlyList<BatchNorm2d> StageNorms =>
        [.. Stages.Select(stage => ((BasicBlock)stage[stage.Count - 1]).bn2)];

    private Sequential[] Stages => [layer1, layer2, layer3];

    public FeatureModel CreateSibling(int sharedStages, double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sharedStages, 2);
        int[] widths = [.. _widths.Select((width, i) => i <= sharedStages ? width : WidthRatio.Apply(width, ratio))];
        return new CifarResNet(_depth, widths, _classes, this, sharedStages);
    }

    public Module<Tensor, Tensor> Trunk(int stages) => new Part<Tensor, Tensor>(
        images => Layers.Stages(bn1.call(conv1.call(images)).relu(), [.. Stages.Take(stages)])[^1],
        [("conv1", conv1), ("bn1", bn1), .. Stages.Take(stages).Select((stage, i) => ($"layer{i + 1}", (Module)stage))]);

    public Module<Tensor, Tensor> Body(int stages) => new Part<Tensor, Tensor>(
        map => Layers.Stages(map, [.. Stages.Skip(stages)])[^1],
        [.. Stages.Skip(stages).Select((stage, i) => ($"layer{stages + i + 1}", (Module)stage))]);

    public Module<Tensor, Tensor> Classifier => new Part<Tensor, Tensor>(map => fc.call(Layers.Pool(map)), ("fc", fc));

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor x = taps.Add("f0", bn1.call(conv1.call(input)).relu());
        x = taps.Stage("f1", layer1, x);
        x = taps.Stage("f2", layer2, x);
        x = taps.Stage("f3", layer3, x);
        return taps.Add("logits", fc.call(taps.Add("f4", Layers.Pool(x))));
    }

    private static Sequential Stage(int inChannels, int channels, int blocks, int stride) => Layers.Stage(blocks, i => new BasicBlock(
        i == 0 ? inChannels : channels, channels, i == 0 ? stride : 1, ShortcutKey.Downsample));

    private static int[] Widths(int factor, double ratio) =>
        [.. (factor == 0 ? FourfoldWidths : PlainWidths).Select(width => WidthRatio.Apply(width * Math.Max(factor, 1), ratio))];

    private static ModelEntry Entry(string name, int depth, int factor, long parameters) => CifarEntries.Create(
        name, (classes, ratio) => new CifarResNet(depth, Widths(factor, ratio), classes), parameters, [1, 1, 2, 4], "fc.");

    private static ModelEntry AuxEntry(string name, int depth, int factor, long parameters) => CifarEntries.CreateAuxiliary(
        name, (classes, ratio) => Auxiliary(depth, Widths(factor, ratio), classes), parameters, [1, 1, 2, 4], "fc.");

    private static AuxiliaryModel Auxiliary(int depth, int[] widths, int classes)
    {
        int blocks = (depth - 2) / 6;
        Sequential[] extractors =
        [
            Sequential(Stage(widths[1], widths[2], blocks, 2), Stage(widths[2], widths[3], blocks, 2)),
            Sequential(Stage(widths[2], widths[3], blocks, 2)),
            Sequential(Stage(widths[3], widths[3], blocks, 1)),
        ];
        return new AuxiliaryModel(
            new CifarResNet(depth, widths, classes), ["f1", "f2", "f3"], new AuxiliaryClassifier(extractors, widths[3], classes));
    }
}
