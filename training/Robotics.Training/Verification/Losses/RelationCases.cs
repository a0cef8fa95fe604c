using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Connectors;
using Robotics.Training.Distillation.Methods;
using static TorchSharp.torch;

namespace Robotics.Training.Verification.Losses;

/// <summary>Methods that compare the samples of a batch with each other.</summary>
internal static class RelationCases
{
    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } = new Dictionary<string, Func<LossCase, Tensor?>>
    {
        ["sp"] = run => run.Output(SimilarityPreserving.Loss(run["fs3"], run["ft2"]), "repdistiller"),
        ["rkd_d"] = run => run.Output(
            RelationalDistillation.Distance(run["e_s"], run["e_t"]) * run.Number("distance_weight"), "repdistiller"),
        ["rkd_a"] = run => run.Output(RelationalDistillation.Angle(run["e_s"], run["e_t"]) * run.Number("angle_weight"), "repdistiller"),
        ["pkt"] = run => run.Output(ProbabilisticTransfer.Loss(run["e_s"], run["e_t"]), "repdistiller"),
        ["cc"] = run => CorrelationCongruence.Loss(run["c_s"], run["c_t"]),
        ["crd"] = Contrast,
        ["itrd_corr"] = run => InformationTheoretic.Correlation(Embedded(run), run["e_t"], run.Number("alpha_it")),
        ["itrd_mutual"] = run => InformationTheoretic.Mutual(Embedded(run), run["e_t"]),
    };

    // The record's note gives the numbers of the samples in words.
    private static readonly long[] ContrastIndices = [3, 11, 17, 22, 29, 34, 41, 48];

    private static Tensor Embedded(LossCase run) =>
        run.Module("it", new Embed(run["e_s"].shape[1], run["e_t"].shape[1]), "embed.").call(run["e_s"]);

    private static Tensor Contrast(LossCase run)
    {
        var options = new ContrastiveRepresentationOptions
        {
            FeatureSize = (int)run.Number("feat_dim"),
            Negatives = (int)run.Number("nce_k"),
            Temperature = run.Number("nce_t"),
            Momentum = run.Number("nce_m"),
        };
        Tensor student = run["e_s"], teacher = run["e_t"], indices = tensor(ContrastIndices);
        var pairing = new Pairing(new NetworkShape(0, [], student.shape[1]), new NetworkShape(0, [], teacher.shape[1]))
        {
            SampleClasses = new int[(int)run.Number("n_data")],
        };
        var contrast = run.Module("crd", new ContrastiveRepresentation(options, pairing), unfilled: "contrast.z");
        Tensor compared = run.Labels("crd_negatives").reshape(indices.shape[0], -1);
        compared.narrow(1, 0, 1).copy_(indices.unsqueeze(1));
        Tensor loss = contrast.Loss(student, teacher, indices, compared);
        run.Output(contrast.Memory.Normalisers.select(0, 0), "Z_v1");
        run.Output(contrast.Memory.Normalisers.select(0, 1), "Z_v2");
        run.Output(contrast.Memory.Student, "memory_v1_after");
        run.Output(contrast.Memory.Teacher, "memory_v2_after");
        return loss;
    }
}
