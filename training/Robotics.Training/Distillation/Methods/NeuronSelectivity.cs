using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>nst</c>; the default weight is that of mdistiller and RepDistiller.</summary>
public sealed record NeuronSelectivityOptions : DistillationOptions
{
    public NeuronSelectivityOptions() => Weight = 50;
}

/// <summary>Huang and Wang 2017: the channels' patterns of activation have one distribution, by a polynomial kernel of degree 2.</summary>
internal static class NeuronSelectivity
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<NeuronSelectivityOptions>(
        "nst", "distribution of the channels' patterns, Huang and Wang 2017", (options, pairing) =>
        {
            pairing.RequireStages("nst", "any feature maps", (_, _) => true);
            return new FunctionDistiller("nst", options, batch =>
                [new LossTerm("mmd", Loss(batch.Student.Features, batch.Teacher.Features), options.Weight)]);
        });

    /// <summary>Sum over the stages of the squared maximum mean discrepancy.</summary>
    public static Tensor Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher) =>
        FeatureMaps.Sum(student, teacher, (s, t) =>
        {
            (s, t) = FeatureMaps.AtSmallerSize(s, t);
            Tensor a = functional.normalize(s.flatten(2), dim: 2), b = functional.normalize(t.flatten(2), dim: 2);
            return Kernel(b, b).detach() + Kernel(a, a) - 2 * Kernel(a, b);
        });

    private static Tensor Kernel(Tensor a, Tensor b) => a.bmm(b.transpose(1, 2)).square().mean();
}
