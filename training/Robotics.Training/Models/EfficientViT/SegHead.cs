using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// Fuses the stride 32, 16 and 8 features (projected to one width and enlarged to stride 8, then added) and classifies every
/// pixel: the backbone's five maps to logits (N, Classes, H / 8, W / 8).
/// </summary>
public sealed class SegHead : Module<Tensor[], Tensor>
{
    private const int ExpandRatio = 4;

    /// <summary>Projections of stage 4, 3 and 2, in this order.</summary>
    public readonly ModuleList<Module<Tensor, Tensor>> input_ops;
    public readonly OpSequential middle;

    /// <summary>One output: the optional expansion and the classifier, which is the last of its list.</summary>
    public readonly ModuleList<OpSequential> output_ops;

    public SegHead(int stage4, int stage3, int stage2, int width, int depth, int? finalExpand, int classes)
        : base(nameof(SegHead))
    {
        input_ops = ModuleList<Module<Tensor, Tensor>>(
            new OpSequential(Project(stage4, width), new UpsampleLayer(4)),
            new OpSequential(Project(stage3, width), new UpsampleLayer(2)),
            Project(stage2, width));

        var blocks = new Module<Tensor, Tensor>[depth];
        for (int i = 0; i < depth; i++)
        {
            blocks[i] = new ResidualBlock(new MBConv(width, width, stride: 1, ExpandRatio, Activation.Hardswish), hasShortcut: true);
        }

        middle = new OpSequential(blocks);

        int features = width * (finalExpand ?? 1);
        var classifier = new ConvLayer(features, classes, kernelSize: 1, bias: true, norm: false);
        output_ops = ModuleList(finalExpand is null
            ? new OpSequential(classifier)
            : new OpSequential(new ConvLayer(width, features, kernelSize: 1, activation: Activation.Hardswish), classifier));
        RegisterComponents();
    }

    public override Tensor forward(Tensor[] input) => Classify(Merge(input));

    /// <summary>The sum of the projected features, at stride 8.</summary>
    public Tensor Merge(Tensor[] features) =>
        input_ops[0].call(features[4]) + (input_ops[1].call(features[3]) + input_ops[2].call(features[2]));

    /// <summary>Logits from the sum of the features.</summary>
    public Tensor Classify(Tensor merged) => output_ops[0].call(middle.call(merged));

    private static ConvLayer Project(int inChannels, int width) => new(inChannels, width, kernelSize: 1);
}
