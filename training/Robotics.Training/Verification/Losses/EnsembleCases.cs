using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Online;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>Networks that learn together.</summary>
internal static class EnsembleCases
{
    private const int Classes = 10, SharedChannels = 32, BranchChannels = 64;

    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } = new Dictionary<string, Func<LossCase, Tensor?>>
    {
        ["one_klloss"] = run => OnTheFlyEnsemble.Divergence(run["logits_s"], run["logits_t"], run.Number("T")),
        ["one_resnet8_train"] = OnTheFly,
    };

    private static Tensor OnTheFly(LossCase run)
    {
        SmallResNet trunk = SmallResNet.Trunk();
        Branch[] branches = [.. Enumerable.Range(0, (int)run.Number("branches")).Select(_ => new Branch())];
        var ensemble = new GateEnsemble(trunk, branches, SharedChannels);
        run.Module("one", trunk);
        foreach ((int i, Branch branch) in branches.Index())
        {
            run.Module("one", branch.Stage, $"layer3_{i + 1}.");
            run.Module("one", branch.Classifier, $"classfier3_{i + 1}.");
        }

        run.Module("one", ensemble.Control, "control_v1.");
        run.Module("one", ensemble.Norm, "bn_v1.");
        OnlineOutput output = ensemble.Predict(run["img32"]);
        foreach ((int i, Tensor logits) in output.Logits.Index())
        {
            run.Output(logits, $"out{i + 1}");
        }

        run.Output(output.Ensemble, "gated");
        var options = new OnTheFlyEnsembleOptions { Temperature = run.Number("T"), Weight = run.Number("consistency_weight") };
        DistillationLoss loss = OnTheFlyEnsemble.Loss(output, run.Labels("labels10"), options, LabelLoss.Plain);
        run.Output(loss.Terms[0].Value, "loss_cross");
        run.Output(loss.Terms[1].Value, "loss_kl");
        return loss.Total;
    }

    private sealed class Branch : Module<Tensor, Tensor>
    {
        public Branch() : base(nameof(Branch)) => RegisterComponents();

        public Module<Tensor, Tensor> Stage { get; } = SmallResNet.ThirdStage();

        public Linear Classifier { get; } = Linear(BranchChannels, Classes);

        public override Tensor forward(Tensor input) => Classifier.call(Stage.call(input).mean([2, 3]));
    }
}
