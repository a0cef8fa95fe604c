using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>
/// SimKD's projector: 1x1, 3x3 and 1x1 convolutions with batch normalisation and ReLU, from the student's channels to the teacher's.
/// </summary>
internal sealed class ReuseProjector : Module<Tensor, Tensor>
{
    public readonly Sequential transfer;

    /// <summary>The teacher's channels over the inner ones in the source.</summary>
    public const int UsualFactor = 2;

    /// <param name="student">Channels that come in.</param>
    /// <param name="teacher">Channels that go out.</param>
    /// <param name="factor">The teacher's channels over those inside.</param>
    /// <param name="rectified">Whether a ReLU ends it, as the teacher's maps have one.</param>
    public ReuseProjector(long student, long teacher, int factor, bool rectified = true) : base(nameof(ReuseProjector))
    {
        long inner = teacher / factor;
        transfer = Sequential(
            Conv2d(student, inner, 1, bias: false),
            BatchNorm2d(inner),
            ReLU(),
            Conv2d(inner, inner, 3, padding: 1, bias: false),
            BatchNorm2d(inner),
            ReLU(),
            Conv2d(inner, teacher, 1, bias: false),
            BatchNorm2d(teacher),
            rectified ? ReLU() : Identity());
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => transfer.call(input);
}
