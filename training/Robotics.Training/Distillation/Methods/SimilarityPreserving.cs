using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>sp</c>; the defaults are those of mdistiller and RepDistiller.</summary>
public sealed record SimilarityPreservingOptions : DistillationOptions
{
    public SimilarityPreservingOptions() => Weight = 3000;

    /// <summary>The stage to compare; negative counts from the last.</summary>
    public int Stage { get; init; } = -1;
}

/// <summary>Tung and Mori 2019: samples that the teacher finds alike are alike for the student.</summary>
internal static class SimilarityPreserving
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<SimilarityPreservingOptions>(
        "sp", "similarities of the samples of a batch, Tung and Mori 2019", (options, pairing) =>
        {
            int stage = pairing.RequireStage("sp", options.Stage, "any feature maps", (_, _) => true);
            return new FunctionDistiller("sp", options, batch =>
                [new LossTerm("similarity", Loss(batch.Student.Features[stage], batch.Teacher.Features[stage]), options.Weight)]);
        });

    public static Tensor Loss(Tensor student, Tensor teacher) => (Similarity(student) - Similarity(teacher)).square().mean();

    private static Tensor Similarity(Tensor map)
    {
        Tensor rows = map.flatten(1);
        return functional.normalize(rows.mm(rows.t()));
    }
}
