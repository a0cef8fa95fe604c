using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>at</c>; the defaults are those of mdistiller and RepDistiller.</summary>
public sealed record AttentionTransferOptions : DistillationOptions
{
    public AttentionTransferOptions() => Weight = 1000;

    /// <summary>Power of the activations whose mean over the channels is the attention.</summary>
    public double Power { get; init; } = 2;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Power);
    }
}

/// <summary>Zagoruyko and Komodakis 2017: where the stages look, whatever their channels.</summary>
internal static class AttentionTransfer
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<AttentionTransferOptions>(
        "at", "spatial attention of every stage, Zagoruyko and Komodakis 2017", (options, pairing) =>
        {
            pairing.RequireStages("at", "any feature maps", (_, _) => true);
            return new FunctionDistiller("at", options, batch =>
                [new LossTerm("attention", Loss(batch.Student.Features, batch.Teacher.Features, options.Power), options.Weight)]);
        });

    /// <summary>Sum over the stages of the mean squared difference of their normalised attention.</summary>
    public static Tensor Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher, double power) =>
        FeatureMaps.Sum(student, teacher, (s, t) =>
        {
            (s, t) = FeatureMaps.AtSmallerSize(s, t);
            return (Attention(s, power) - Attention(t, power)).square().mean();
        });

    private static Tensor Attention(Tensor map, double power) => functional.normalize(map.pow(power).mean([1]).flatten(1));
}
