using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// Fuses the stride 32, 16 and 8 features (projected to one width and enlarged to stride 8, then added) and classifies every
/// pixel: the backbone's maps, of which it reads the last three, to logits (N, Classes, H / 8, W / 8).
/// </summary>
public sealed class SegHead : Module<Tensor[], Tensor>
{
    /// <summary>Projections of stage 4, 3 and 2, in this order.</summary>
    public readonly ModuleList<Module<Tensor, Tensor>> input_ops;
    public readonly OpSequential middle;

    /// <summary>One output: the optional expansion and the classifier, which is the last of its list.</summary>
    public readonly ModuleList<OpSequential> output_ops;

    public SegHead(EfficientViTSize size, SegHeadShape shape, int classes)
        : base(nameof(SegHead))
    {
        (int width, int stage2, int stage3, int stage4) = (shape.Width, size.Widths[2], size.Widths[3], size.Widths[4]);
        input_ops = ModuleList<Module<Tensor, Tensor>>(
            new OpSequential(Project(stage4, width), new UpsampleLayer(4)),
            new OpSequential(Project(stage3, width), new UpsampleLayer(2)),
            Project(stage2, width));

        middle = new OpSequential(
            [.. Enumerable.Range(0, shape.Depth).Select(_ => new ResidualBlock(Block(size, shape), hasShortcut: true))]);

        int features = width * (shape.FinalExpand ?? 1);
        var classifier = new ConvLayer(features, classes, kernelSize: 1, bias: true, norm: false);
        output_ops = ModuleList(shape.FinalExpand is null
            ? new OpSequential(classifier)
            : new OpSequential(new ConvLayer(width, features, kernelSize: 1, activation: size.Activation), classifier));
        RegisterComponents();
    }

    public override Tensor forward(Tensor[] input) => Classify(Merge(input));

    /// <summary>The sum of the projected features, at stride 8.</summary>
    public Tensor Merge(Tensor[] features) =>
        input_ops[0].call(features[^1]) + (input_ops[1].call(features[^2]) + input_ops[2].call(features[^3]));

    /// <summary>Logits from the sum of the features.</summary>
    public Tensor Classify(Tensor merged) => output_ops[0].call(middle.call(merged));

    private static Module<Tensor, Tensor> Block(EfficientViTSize size, SegHeadShape shape) => size.Series == EfficientViTSeries.B
        ? new MBConv(shape.Width, shape.Width, stride: 1, shape.Expand, size.Activation)
        : new FusedMBConv(shape.Width, shape.Width, stride: 1, shape.Expand, size.Activation);

    private static ConvLayer Project(int inChannels, int width) => new(inChannels, width, kernelSize: 1);
}
