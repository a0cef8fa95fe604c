using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// B-series backbone: a stem and four stages, each of which halves the image; the first two stages are convolutional, the last two
/// add attention.
/// </summary>
public sealed class EfficientViTBaseBackbone : EfficientViTBackbone
{
    private const int ExpandRatio = 4;
    private const int FirstAttentionStage = 3;

    public readonly OpSequential input_stem;
    public readonly ModuleList<OpSequential> stages;

    public EfficientViTBaseBackbone(EfficientViTSize size)
        : base(nameof(EfficientViTBaseBackbone))
    {
        (IReadOnlyList<int> widths, IReadOnlyList<int> depths) = (size.Widths, size.Depths);
        input_stem = BuildStem(widths[0], depths[0]);
        stages = ModuleList(Enumerable.Range(1, widths.Count - 1)
            .Select(stage => stage < FirstAttentionStage
                ? BuildLocalStage(widths[stage - 1], widths[stage], depths[stage])
                : BuildAttentionStage(widths[stage - 1], widths[stage], depths[stage], size.HeadDimension))
            .ToArray());
        OrderedStages = [("input_stem", input_stem), .. stages.Select((stage, i) => ($"stages.{i}", stage))];
        RegisterComponents();
    }

    public override IReadOnlyList<(string Path, OpSequential Stage)> OrderedStages { get; }

    private static OpSequential BuildStem(int width, int depth)
    {
        var operations = new List<Module<Tensor, Tensor>>
        {
            new ConvLayer(InputChannels, width, stride: 2, activation: Activation.Hardswish),
        };
        for (int i = 0; i < depth; i++)
        {
            operations.Add(new ResidualBlock(new DSConv(width, width, stride: 1, Activation.Hardswish), hasShortcut: true));
        }

        return new OpSequential([.. operations]);
    }

    private static OpSequential BuildLocalStage(int inChannels, int width, int depth)
    {
        var operations = new List<Module<Tensor, Tensor>> { Downsample(inChannels, width, fewerNorm: false) };
        for (int i = 1; i < depth; i++)
        {
            operations.Add(new ResidualBlock(
                new MBConv(width, width, stride: 1, ExpandRatio, Activation.Hardswish), hasShortcut: true));
        }

        return new OpSequential([.. operations]);
    }

    private static OpSequential BuildAttentionStage(int inChannels, int width, int depth, int headDimension)
    {
        var operations = new List<Module<Tensor, Tensor>> { Downsample(inChannels, width, fewerNorm: true) };
        for (int i = 0; i < depth; i++)
        {
            operations.Add(new EfficientViTBlock(width, headDimension, ExpandRatio, Activation.Hardswish));
        }

        return new OpSequential([.. operations]);
    }

    private static ResidualBlock Downsample(int inChannels, int width, bool fewerNorm) => new(
        new MBConv(inChannels, width, stride: 2, ExpandRatio, Activation.Hardswish, fewerNorm), hasShortcut: false);
}
