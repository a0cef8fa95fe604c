using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>pkt</c>; the default weight is that of mdistiller and RepDistiller.</summary>
public sealed record ProbabilisticTransferOptions : DistillationOptions
{
    public ProbabilisticTransferOptions() => Weight = 30000;
}

/// <summary>Passalis and Tefas 2018: the cosine similarities of a batch as a distribution over neighbours.</summary>
internal static class ProbabilisticTransfer
{
    private const double Epsilon = 1e-7;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<ProbabilisticTransferOptions>(
        "pkt", "distribution over neighbours in a batch, Passalis and Tefas 2018", (options, pairing) =>
        {
            pairing.RequireEmbeddings("pkt");
            return new FunctionDistiller("pkt", options, batch =>
                [new LossTerm("kl", Loss(batch.Student.Embedding!, batch.Teacher.Embedding!), options.Weight)]);
        });

    public static Tensor Loss(Tensor student, Tensor teacher)
    {
        Tensor s = Neighbours(student), t = Neighbours(teacher);
        return (t * ((t + Epsilon) / (s + Epsilon)).log()).mean();
    }

    private static Tensor Neighbours(Tensor embedding)
    {
        Tensor directions = embedding / (embedding.norm(1, keepdim: true) + Epsilon);
        Tensor similarities = (directions.mm(directions.t()) + 1) / 2;
        return similarities / similarities.sum(1, keepdim: true);
    }
}
