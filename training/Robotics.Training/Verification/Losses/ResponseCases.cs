using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Methods;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>Methods that look at logits.</summary>
internal static class ResponseCases
{
    private const int Ignored = 255;

    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } = new Dictionary<string, Func<LossCase, Tensor?>>
    {
        ["kd_hinton_T4"] = Hinton,
        ["dkd_tckd"] = Decoupled,
        ["dkd_a1_b8"] = Decoupled,
        ["dist_2d"] = Correlations,
        ["dist_4d_seg"] = run => Sum(Dist.Terms(Batch(run["seg_logits_s"], run["seg_logits_t"]), new DistOptions())),
        ["kd_plus_dist"] = run => functional.cross_entropy(run["logits_s"], run.Labels("labels"))
            + Kd(run["logits_s"], run["logits_t"], run.Number("kd_T"))
            + Sum(Dist.Terms(Batch(run["logits_s"], run["logits_t"]), new DistOptions())),
        ["seg_pixel_kd"] = run => Kd(run["seg_logits_s"], run["seg_logits_t"], run.Number("T")),
        ["seg_ce_ignore255"] = SegmentationCrossEntropy,
        ["dml"] = Mutual,
        ["nd_directnorm"] = run =>
            NormAndDirection.Loss(run["emb_s"], run["emb_t"], run["nd_centers"], run.Labels("labels10")) * run.Number("nd_loss_factor"),
    };

    internal static Tensor Kd(Tensor student, Tensor teacher, double temperature) =>
        KnowledgeDistillation.Loss(student, teacher, new KnowledgeDistillationOptions { Temperature = temperature });

    internal static Tensor Sum(IEnumerable<LossTerm> terms) =>
        terms.Select(term => term.Value * term.Weight).Aggregate((sum, term) => sum + term);

    private static Tensor Hinton(LossCase run)
    {
        Tensor loss = Kd(run["logits_s"], run["logits_t"], run.Number("T"));
        Tensor crossEntropy = functional.cross_entropy(run["logits_s"], run.Labels("labels"));
        run.Output(crossEntropy, "ce");
        run.Output(loss, "repdistiller_DistillKL");
        using Distiller distiller = DistillationMethods.Get("kd").Create(new Pairing(new(100, []), new(100, [])));
        run.Output(distiller.Loss(Batch(run["logits_s"], run["logits_t"], run.Labels("labels"))).Total, "total_mdistiller_0.1ce_0.9kd");
        return loss;
    }

    private static Tensor Decoupled(LossCase run)
    {
        var options = new DecoupledDistillationOptions
        {
            CrossEntropyWeight = 0,
            Alpha = run.Number("alpha"),
            Beta = run.Number("beta"),
            Temperature = run.Number("T"),
        };
        using Distiller distiller = DistillationMethods.Get("dkd").Create(new Pairing(new(100, []), new(100, [])), options);
        return distiller.Loss(Batch(run["logits_s"], run["logits_t"], run.Labels("labels"))).Total;
    }

    private static Tensor Correlations(LossCase run)
    {
        double temperature = run.Number("tau");
        return run.Output(Dist.Inter(run["logits_s"], run["logits_t"], temperature), "inter") * run.Number("beta")
            + run.Output(Dist.Intra(run["logits_s"], run["logits_t"], temperature), "intra") * run.Number("gamma");
    }

    private static Tensor SegmentationCrossEntropy(LossCase run)
    {
        Tensor logits = run["seg_logits_s"], labels = run.Labels("seg_labels");
        Tensor ignored = arange(labels.numel(), dtype: int64).remainder(7).eq(0);
        Tensor mask = labels.masked_fill(ignored, Ignored).reshape(logits.shape[0], logits.shape[2], logits.shape[3]);
        return functional.cross_entropy(logits, mask, ignore_index: Ignored);
    }

    private static Tensor Mutual(LossCase run)
    {
        Tensor first = run["logits_s"], second = run["logits_t"], labels = run.Labels("labels");
        return run.Output(functional.cross_entropy(first, labels), "ce1")
            + run.Output(MutualLearning.Loss(first, second, run.Number("T")), "kd1") * run.Number("lambda_kd")
            + run.Output(functional.cross_entropy(second, labels), "ce2")
            + run.Output(MutualLearning.Loss(second, first, run.Number("T")), "kd2") * run.Number("lambda_kd");
    }

    private static DistillationBatch Batch(Tensor student, Tensor teacher, Tensor? labels = null) =>
        new(new NetworkOutput(student, []), new NetworkOutput(teacher, []), labels ?? zeros(student.shape[0], dtype: int64));
}
