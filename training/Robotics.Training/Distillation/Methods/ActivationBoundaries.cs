using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>ab</c>; the default margin is RepDistiller's.</summary>
public sealed record ActivationBoundariesOptions : InitialPhaseOptions
{
    /// <summary>How far beyond zero a neuron must be to count as safely on its side.</summary>
    public double Margin { get; init; } = 1;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(Margin);
    }
}

/// <summary>Heo et al. 2019: neurons are active where the teacher's are. The labels follow.</summary>
internal static class ActivationBoundaries
{
    private const double Scale = 3.0 / 1000;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<ActivationBoundariesOptions>(
        "ab", "which neurons are active, Heo et al. 2019; wants features before their activation", (options, pairing) =>
        {
            pairing.RequireStages("ab", "equal shapes", (student, teacher) => student == teacher);
            return new InitialPhaseDistiller("ab", options, batch =>
            [
                new LossTerm(
                    "boundary",
                    Loss(batch.Student.Features, batch.Teacher.Features, options.Margin).Aggregate((sum, loss) => sum + loss),
                    options.Weight),
            ]);
        }) with { Features = FeatureKind.BeforeActivation };

    /// <summary>The loss of every stage; each counts half of the next one.</summary>
    public static IReadOnlyList<Tensor> Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher, double margin) =>
        [.. student.Select((map, stage) =>
            Stage(map, teacher[stage], margin) * (Math.Pow(2, stage - student.Count + 1) / map.shape[0] * Scale))];

    private static Tensor Stage(Tensor student, Tensor teacher, double margin)
    {
        Tensor wronglyActive = ((student > -margin) & (teacher <= 0)).to(student.dtype);
        Tensor wronglySilent = ((student <= margin) & (teacher > 0)).to(student.dtype);
        return ((student + margin).square() * wronglyActive + (student - margin).square() * wronglySilent).sum();
    }
}
