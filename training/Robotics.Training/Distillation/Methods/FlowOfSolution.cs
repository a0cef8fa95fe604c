using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>fsp</c>; the default weight is RepDistiller's.</summary>
public sealed record FlowOfSolutionOptions : InitialPhaseOptions
{
    public FlowOfSolutionOptions() => Weight = 50;
}

/// <summary>
/// Yim et al. 2017: how each stage turns the one before it into itself, as products of their channels. The labels follow.
/// </summary>
internal static class FlowOfSolution
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<FlowOfSolutionOptions>(
        "fsp", "products of the channels of neighbouring stages, Yim et al. 2017", (options, pairing) =>
        {
            pairing.RequireStages("fsp", "equal numbers of channels", (student, teacher) => student.Channels == teacher.Channels);
            if (pairing.Student.Features.Count < 2)
            {
                throw new PairingException("fsp needs two stages or more, but the student and the teacher have 1.");
            }

            return new InitialPhaseDistiller("fsp", options, batch =>
                [new LossTerm("flow", Loss(batch.Student.Features, batch.Teacher.Features).Aggregate((a, b) => a + b), options.Weight)]);
        });

    /// <summary>Mean squared difference of the flow between every two neighbouring stages.</summary>
    public static IReadOnlyList<Tensor> Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher) =>
        [.. Enumerable.Range(1, student.Count - 1).Select(stage =>
            (Flow(student[stage - 1], student[stage]) - Flow(teacher[stage - 1], teacher[stage])).square().mean())];

    private static Tensor Flow(Tensor bottom, Tensor top)
    {
        (bottom, top) = FeatureMaps.AtSmallerSize(bottom, top);
        return bottom.flatten(2).bmm(top.flatten(2).transpose(1, 2)) / (double)(top.shape[2] * top.shape[3]);
    }
}
