using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>simkd</c>; the defaults are the authors': nothing is learnt from the labels.</summary>
public sealed record SimKdOptions : DistillationOptions
{
    public SimKdOptions() => CrossEntropyWeight = 0;

    public override void Validate()
    {
        base.Validate();
        if (CrossEntropyWeight > 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(CrossEntropyWeight), "simkd deploys the teacher's classifier and learns nothing from the labels; leave it at 0.");
        }
    }
}

/// <summary>
/// Chen et al. 2022: what the reused head reads of the student, behind the projector of <see cref="ReusedHeadNetwork"/>, equals what it
/// reads of the teacher; the head does the rest.
/// </summary>
internal static class SimKd
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<SimKdOptions>(
        "simkd", "the teacher's classifier on projected features, Chen et al. 2022", (options, pairing) =>
        {
            pairing.RequireStages("simkd", "as many channels", (student, teacher) => student.Channels == teacher.Channels);
            return new FunctionDistiller("simkd", options, batch =>
                [new LossTerm("alignment", Loss(batch.Student.Features, batch.Teacher.Features), options.Weight)]);
        }) with { Features = FeatureKind.HeadInputs };

    /// <summary>Mean squared difference of the maps, a mean over the head's inputs.</summary>
    public static Tensor Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher) =>
        FeatureMaps.Sum(student, teacher, Difference) / student.Count;

    private static Tensor Difference(Tensor student, Tensor teacher)
    {
        (student, teacher) = FeatureMaps.AtSmallerSize(student, teacher);
        return functional.mse_loss(student, teacher);
    }
}
