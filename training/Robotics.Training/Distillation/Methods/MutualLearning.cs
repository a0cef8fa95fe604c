using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>dml</c>; the defaults are those of Knowledge-Distillation-Zoo.</summary>
public sealed record MutualLearningOptions : DistillationOptions
{
    /// <summary>Divides the logits of both networks. The loss is not multiplied by its square.</summary>
    public double Temperature { get; init; } = 1;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
    }
}

/// <summary>
/// Zhang et al. 2018: two networks learn together, each from the other's distribution. One distiller serves both: the trainer calls it
/// twice, with the roles of student and teacher exchanged.
/// </summary>
internal static class MutualLearning
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<MutualLearningOptions>(
        "dml", "twins that learn from each other, Zhang et al. 2018", (options, pairing) =>
        {
            pairing.RequireEqualClasses("dml");
            return new FunctionDistiller("dml", options, batch =>
                [new LossTerm("kl", Loss(batch.Student.Logits, batch.Teacher.Logits, options.Temperature), options.Weight)]);
        });

    public static Tensor Loss(Tensor student, Tensor peer, double temperature) => Divergence.Kl(student, peer.detach(), temperature);
}
