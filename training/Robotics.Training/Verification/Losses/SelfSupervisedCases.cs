using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Methods;
using static TorchSharp.torch;

namespace Robotics.Training.Verification.Losses;

/// <summary>Methods on four turned views of every image.</summary>
internal static class SelfSupervisedCases
{
    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } = new Dictionary<string, Func<LossCase, Tensor?>>
    {
        ["hsakd_student"] = Auxiliary,
        ["hsakd_teacher"] = run => SelfSupervisedAuxiliary.Supervised(Output(run, "s"), run.Labels("hs_labels"), LabelLoss.Plain),
        ["sskd"] = Transfer,
        ["hsakd_rot90"] = Turns,
    };

    private static Tensor Auxiliary(LossCase run)
    {
        var batch = new DistillationBatch(Output(run, "s"), Output(run, "t"), run.Labels("hs_labels"));
        run.Integers("labels", Rotations.JointLabels(batch.Labels));
        var options = new SelfSupervisedAuxiliaryOptions { Temperature = run.Number("T") };
        using Distiller distiller = SelfSupervisedAuxiliary.Method.Create(
            new Pairing(NetworkShape.Of(batch.Student), NetworkShape.Of(batch.Teacher)), options);
        DistillationLoss loss = distiller.Loss(batch);
        run.Output(loss.Terms[0].Value, "loss_cls");
        run.Output(loss.Terms[1].Value, "loss_div");
        return loss.Total;
    }

    private static Tensor Transfer(LossCase run)
    {
        var options = new SelfSupervisedTransferOptions
        {
            CrossEntropyWeight = run.Number("ce_weight"),
            UprightWeight = run.Number("kd_weight"),
            TurnedWeight = run.Number("tf_weight"),
            SimilarityWeight = run.Number("ss_weight"),
            Temperature = run.Number("kd_T"),
            SimilarityTemperature = run.Number("ss_T"),
            WrongTurnedShare = run.Number("ratio_tf"),
            WrongSimilarityShare = run.Number("ratio_ss"),
        };
        var batch = new DistillationBatch(
            new NetworkOutput(run["hs_logits_s"], [], run["ssf_s"]),
            new NetworkOutput(run["hs_logits_t"], [], run["ssf_t"]),
            run.Labels("hs_labels"));
        using var distiller = new SelfSupervisedTransfer(options);
        run.Integers("distill_index_tf", distiller.KeptTurned(batch));
        run.Integers("distill_index_ss", distiller.KeptSimilarities(batch));
        DistillationLoss loss = distiller.Loss(batch);
        string[] names = ["loss1_ce", "loss2_kd", "loss3_tf", "loss4_ss"];
        foreach ((string name, LossTerm term) in names.Zip(loss.Terms))
        {
            run.Output(term.Value, name);
        }

        return loss.Total;
    }

    private static Tensor? Turns(LossCase run)
    {
        run.Integers("rotated", Rotations.Of(arange(18, dtype: int64).reshape(2, 1, 3, 3)).flatten());
        return null;
    }

    private static NetworkOutput Output(LossCase run, string side) => new(run[$"hs_logits_{side}"], [])
    {
        Auxiliary = run.All($"hs_ss0_{side}", $"hs_ss1_{side}", $"hs_ss2_{side}"),
    };
}
