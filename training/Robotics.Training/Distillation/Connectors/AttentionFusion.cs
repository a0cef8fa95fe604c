using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>
/// ReviewKD's fusion: a stage and what came from above it, weighed by an attention map each, then brought to the teacher's channels.
/// </summary>
internal sealed class AttentionFusion : Module
{
    private readonly Sequential conv1;
    private readonly Sequential conv2;
    private readonly Sequential? att_conv;

    public AttentionFusion(long student, long fused, long teacher, bool fuses) : base(nameof(AttentionFusion))
    {
        conv1 = Sequential(Conv2d(student, fused, 1, bias: false), BatchNorm2d(fused));
        conv2 = Sequential(Conv2d(fused, teacher, 3, padding: 1, bias: false), BatchNorm2d(teacher));
        att_conv = fuses ? Sequential(Conv2d(2 * fused, 2, 1), Sigmoid()) : null;
        RegisterComponents();
    }

    /// <summary>The map to compare with the teacher's, of its size, and the one to hand down.</summary>
    public (Tensor Result, Tensor Residual) Fuse(Tensor stage, Tensor? above, long[] teacherSize)
    {
        Tensor own = conv1.call(stage);
        if (att_conv is not null)
        {
            Tensor enlarged = Resize(above!, own.shape[2..]);
            Tensor attention = att_conv.call(cat([own, enlarged], 1));
            own = own * attention.narrow(1, 0, 1) + enlarged * attention.narrow(1, 1, 1);
        }

        return (conv2.call(Resize(own, teacherSize)), own);
    }

    private static Tensor Resize(Tensor map, long[] size) =>
        map.shape.AsSpan(2).SequenceEqual(size) ? map : functional.interpolate(map, size, mode: InterpolationMode.Nearest);
}
