using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// L-series backbone: a stem of plain convolutions, two stages of fused bottlenecks, one of bottlenecks and one of attention. Each stage
/// but the stem begins with a wide bottleneck that halves the image.
/// </summary>
public sealed class EfficientViTLargeBackbone : EfficientViTBackbone
{
    private const int ExpandRatio = 4;
    private const int AttentionExpandRatio = 6;
    private const int DownsampleFactor = 4;
    private const int FirstDepthwiseStage = 3;
    private const int AttentionStage = 4;

    public readonly ModuleList<OpSequential> stages;

    public EfficientViTLargeBackbone(EfficientViTSize size)
        : base(nameof(EfficientViTLargeBackbone))
    {
        stages = ModuleList(Enumerable.Range(0, size.Widths.Count)
            .Select(stage => stage == 0 ? BuildStem(size) : BuildStage(size, stage))
            .ToArray());
        OrderedStages = [.. stages.Select((stage, i) => ($"stages.{i}", stage))];
        RegisterComponents();
    }

    public override IReadOnlyList<(string Path, OpSequential Stage)> OrderedStages { get; }

    private static OpSequential BuildStem(EfficientViTSize size)
    {
        int width = size.Widths[0];
        return new OpSequential(
        [
            new ConvLayer(InputChannels, width, stride: 2, activation: size.Activation),
            .. Enumerable.Range(0, size.Depths[0]).Select(_ => new ResidualBlock(new ResBlock(width, size.Activation), hasShortcut: true)),
        ]);
    }

    private static OpSequential BuildStage(EfficientViTSize size, int stage)
    {
        int width = size.Widths[stage];
        int expand = stage == AttentionStage ? AttentionExpandRatio : ExpandRatio;
        Module<Tensor, Tensor> downsample =
            Bottleneck(size.Widths[stage - 1], width, stride: 2, expand * DownsampleFactor, stage, size.Activation);
        return new OpSequential(
        [
            new ResidualBlock(downsample, hasShortcut: false),
            .. Enumerable.Range(0, size.Depths[stage]).Select(_ => stage == AttentionStage
                ? (Module<Tensor, Tensor>)new EfficientViTBlock(width, size.HeadDimension, expand, size.Activation)
                : new ResidualBlock(Bottleneck(width, width, stride: 1, expand, stage, size.Activation), hasShortcut: true)),
        ]);
    }

    private static Module<Tensor, Tensor> Bottleneck(
        int inChannels, int outChannels, int stride, int expand, int stage, Activation activation) => stage < FirstDepthwiseStage
        ? new FusedMBConv(inChannels, outChannels, stride, expand, activation)
        : new MBConv(inChannels, outChannels, stride, expand, activation, fewerNorm: true);
}
