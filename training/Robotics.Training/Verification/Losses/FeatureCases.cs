using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Connectors;
using Robotics.Training.Distillation.Methods;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>Methods that look at feature maps.</summary>
internal static class FeatureCases
{
    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } = new Dictionary<string, Func<LossCase, Tensor?>>
    {
        ["at_p2"] = run => run.Output(
            AttentionTransfer.Loss(run.All("fs1", "fs2", "fs3"), run.All("ft1", "ft2", "ft3"), run.Number("p")), "repdistiller_sum"),
        ["nst"] = run => run.Output(
            NeuronSelectivity.Loss(run.All("fs1", "fs2", "fs3"), run.All("ft1", "ft2", "ft3")), "repdistiller_sum"),
        ["fsp"] = run => Staged(
            run, "pair", FlowOfSolution.Loss(run.All("q1_s", "q2_s", "q3_s"), run.All("q1_t", "q2_t", "q3_t"))),
        ["ab"] = run => Staged(
            run,
            "stage",
            ActivationBoundaries.Loss(run.All("q1_s", "q2_s", "q3_s"), run.All("q1_t", "q2_t", "q3_t"), run.Number("margin"))),
        ["hint_mse"] = run => FitNet.Loss(run["q2_s"], run["q2_t"]),
        ["fitnet_convreg_same"] = Regressor,
        ["fitnet_convreg_down2"] = Regressor,
        ["vid"] = Variational,
        ["ft_factor_loss"] = run => FactorTransfer.Loss(run["fs1"], run["ft1"], run.Number("p1"), run.Number("p2")),
        ["ft_full"] = Factors,
        ["ft_paraphraser_rec"] = run =>
            FitNet.Loss(
                run.Module("paraphraser", new Paraphraser(run["ft_same"].shape[1], FactorRate)).call(run["ft_same"]), run["ft_same"]),
        ["reviewkd"] = Review,
        ["reviewkd_hcl"] = run => ReviewKd.Hierarchical(run.All("fs1", "fs2", "fs3"), run.All("ht1", "ht2", "ht3")),
        ["ofd"] = OverhaulOfFeatures,
    };

    private const double FactorRate = 0.5;

    internal static FeatureShape Shape(Tensor map) => new(map.shape[1], map.shape[2], map.shape[3]);

    private static Tensor Regressor(LossCase run) =>
        FitNet.Loss(run.Module("conv_reg", new ConvReg(Shape(run["h_s"]), Shape(run["h_t"]))).call(run["h_s"]), run["h_t"]);

    private static Tensor Staged(LossCase run, string name, IReadOnlyList<Tensor> losses) =>
        losses.Select((loss, stage) => run.Output(loss, $"{name}{stage}")).Aggregate((sum, loss) => sum + loss);

    private static Tensor Variational(LossCase run)
    {
        var options = new VariationalInformationOptions { InitialVariance = run.Number("init_pred_var"), Epsilon = run.Number("eps") };
        long student = run["fs1"].shape[1], teacher = run["ft1"].shape[1];
        var regressor = run.Module(
            "vid", new VariationalInformation.GaussianRegressor(student, teacher, options), unfilled: "log_scale");
        return regressor.call(run["fs1"], run["ft1"]);
    }

    private static Tensor Factors(LossCase run)
    {
        Tensor student = run["fs2"], teacher = run["ft_same"];
        var translator = run.Module("translator", new Translator(student.shape[1], teacher.shape[1], run.Number("k")));
        var paraphraser = run.Module("paraphraser", new Paraphraser(teacher.shape[1], run.Number("k")));
        var source = new FactorTransferOptions();
        return FactorTransfer.Loss(
            translator.call(student), paraphraser.Encode(teacher).detach(), source.InnerPower, source.OuterPower);
    }

    private static Tensor Review(LossCase run)
    {
        Tensor[] student = run.All("fs1", "fs2", "fs3"), teacher = run.All("rt1", "rt2", "rt3");
        return run.Module("reviewkd", new ReviewKd(new ReviewKdOptions(), Pair(student, teacher))).Loss(student, teacher);
    }

    private static Tensor OverhaulOfFeatures(LossCase run)
    {
        Tensor[] student = run.All("fs1", "fs2", "fs3"), teacher = run.All("rt1", "rt2", "rt3");
        BatchNorm2d[] norms = [.. teacher.Select((map, stage) => TeacherNorm(stage + 1, map.shape[1]))];
        Pairing pairing = Pair(student, teacher) with { TeacherNorms = norms };
        foreach ((int stage, BatchNorm2d norm) in norms.Index())
        {
            run.Output(Overhaul.Margin(norm.weight!, norm.bias!), $"margin{stage + 1}");
        }

        var overhaul = run.Module("ofd", new Overhaul(new OverhaulOptions(), pairing), "connectors.");
        Array.ForEach(norms, norm => norm.Dispose());
        return run.Output(overhaul.Loss(student, teacher), "clovaai_distillation_loss_div_batch");
    }

    private static BatchNorm2d TeacherNorm(int stage, long channels)
    {
        BatchNorm2d norm = BatchNorm2d(channels);
        using IDisposable noGrad = no_grad();
        norm.weight!.copy_(ReferenceFormula.Tensor($"ofd_bn{stage}.weight", [channels], 0.3, 0.8));
        norm.bias!.copy_(ReferenceFormula.Tensor($"ofd_bn{stage}.bias", [channels], 1.0, 0.5));
        return norm;
    }

    private static Pairing Pair(Tensor[] student, Tensor[] teacher) =>
        new(new NetworkShape(0, [.. student.Select(Shape)]), new NetworkShape(0, [.. teacher.Select(Shape)]));
}
