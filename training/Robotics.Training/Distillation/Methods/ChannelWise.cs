using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>cwd</c>; the defaults are those of Shu et al. for logits.</summary>
public sealed record ChannelWiseOptions : DistillationOptions
{
    public ChannelWiseOptions() => Weight = 3;

    /// <summary>Divides the logits of both networks.</summary>
    public double Temperature { get; init; } = 4;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
    }
}

/// <summary>Shu et al. 2021: every channel of the logits as a distribution over the pixels. For segmentation.</summary>
internal static class ChannelWise
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<ChannelWiseOptions>(
        "cwd", "each class as a distribution over the pixels, Shu et al. 2021", (options, pairing) =>
        {
            pairing.RequireEqualClasses("cwd");
            return new FunctionDistiller("cwd", options, batch =>
                [new LossTerm("kl", Loss(batch.Student.Logits, batch.Teacher.Logits, options.Temperature), options.Weight)]);
        });

    /// <summary>Divergence of logits (N, C, H, W), a mean over samples and channels, times the squared temperature.</summary>
    public static Tensor Loss(Tensor student, Tensor teacher, double temperature)
    {
        if (student.ndim != 4 || !student.shape.SequenceEqual(teacher.shape))
        {
            throw new PairingException(
                $"cwd compares pixels, but the student's logits are [{string.Join(", ", student.shape)}] and the"
                + $" teacher's [{string.Join(", ", teacher.shape)}].");
        }

        Tensor s = student.flatten(2).flatten(0, 1) / temperature, t = teacher.flatten(2).flatten(0, 1) / temperature;
        return Divergence.KlOfProbabilities(s.log_softmax(1), t.softmax(1)) * (temperature * temperature);
    }
}
