using Robotics.Training.Distillation.Methods;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>Methods that change the images before the networks see them.</summary>
internal static class MixingCases
{
    private const int Classes = 100;

    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } = new Dictionary<string, Func<LossCase, Tensor?>>
    {
        ["mixup_kd"] = Mixed,
        ["unixkd"] = Uncertain,
        ["bss"] = Boundary,
    };

    private static Tensor Mixed(LossCase run)
    {
        Tensor partners = tensor(run.Longs("perm"));
        Tensor mixed = run.Output(MixupDistillation.Mix(run["img8"], partners, run.Number("lam")), "mixed");
        (Tensor student, Tensor teacher) = Networks(run, mixed);
        Tensor crossEntropy =
            MixupDistillation.MixedCrossEntropy(student, run.Labels("labels"), partners, run.Number("lam"), LabelLoss.Plain);
        return run.Output(crossEntropy, "ce")
            + run.Output(ResponseCases.Kd(student, teacher, run.Number("T")), "kd");
    }

    private static Tensor Uncertain(LossCase run)
    {
        Tensor images = run["img8"], partners = tensor(run.Longs("index")), labels = run.Labels("labels");
        Linear student = run.Module("mix_s", Linear(images.flatten(1).shape[1], Classes));
        Linear teacher = run.Module("mix_t", Linear(images.flatten(1).shape[1], Classes));
        Tensor before;
        using (no_grad())
        {
            before = student.call(images.flatten(1));
        }

        run.Output(UncertainMixup.Entropy(before).select(0, 0), "entropy0");
        Tensor order = UncertainMixup.Order(before);
        run.Integers("rank", order);
        Tensor shares = run.Output(
            UncertainMixup.Shares((long)run.Number("batch_size"), run.Number("b"), run.Number("w"), run.Number("lamb")), "mask");
        Tensor partner = shares.reshape(-1, 1, 1, 1);
        long kept = (long)run.Number("k");
        Tensor mixed = ((1 - partner) * images.index_select(0, order) + partner * images.index_select(0, partners)).narrow(0, 0, kept);
        Tensor logits = student.call(mixed.flatten(1)), target = TeacherLogits(teacher, mixed), share = shares.narrow(0, 0, kept);
        Tensor own = functional.cross_entropy(logits, labels.index_select(0, order).narrow(0, 0, kept), reduction: Reduction.None);
        Tensor other = functional.cross_entropy(logits, labels.index_select(0, partners).narrow(0, 0, kept), reduction: Reduction.None);
        Tensor crossEntropy = run.Output((own * (1 - share) + other * share).mean(), "loss_ce_mean");
        Tensor divergence = run.Output(ResponseCases.Kd(logits, target, run.Number("T")), "loss_kd");
        return crossEntropy * run.Number("ce_weight") + divergence * run.Number("kd_weight");
    }

    private static Tensor Boundary(LossCase run)
    {
        var options = new BoundarySampleOptions
        {
            Steps = (int)run.Number("num_steps"),
            StepSize = run.Number("step_alpha"),
            Limit = run.Number("clip"),
            Temperature = run.Number("T"),
        };
        Tensor images = run["bss_img"];
        SmallResNet teacher = run.Module("bss_t", SmallResNet.WithLinear()), student = run.Module("bss_s", SmallResNet.WithLinear());
        Tensor clean = run.Output(TeacherLogits(teacher, images), "logits_t_clean");
        Tensor order = clean.argsort(1, descending: true), target = order.select(1, 1);
        run.Integers("base_class", order.select(1, 0));
        run.Integers("attack_class", target);
        Tensor moved = run.Output(BoundarySamples.Attack(teacher, images, target, options), "adv");
        Tensor attacked = run.Output(TeacherLogits(teacher, moved), "logits_t_adv");
        run.Integers("adv_class", attacked.argmax(1));
        return BoundarySamples.Loss(run.Output(student.call(moved), "logits_s_adv"), attacked, options.Temperature);
    }

    private static (Tensor Student, Tensor Teacher) Networks(LossCase run, Tensor images)
    {
        Tensor rows = images.flatten(1);
        Linear student = run.Module("mix_s", Linear(rows.shape[1], Classes)), teacher = run.Module("mix_t", Linear(rows.shape[1], Classes));
        return (student.call(rows), TeacherLogits(teacher, images));
    }

    private static Tensor TeacherLogits(Module<Tensor, Tensor> teacher, Tensor images)
    {
        using IDisposable noGrad = no_grad();
        return teacher.call(teacher is Linear ? images.flatten(1) : images);
    }
}
