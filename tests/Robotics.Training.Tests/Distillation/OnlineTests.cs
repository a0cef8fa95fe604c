using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Online;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Distillation;

/// <summary>Networks that learn together, without a teacher.</summary>
public class OnlineTests
{
    private const int Classes = 5, SharedChannels = 6;

    [Fact]
    public void The_gate_mixes_the_branches()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        using GateEnsemble ensemble = Gated();
        OnlineOutput output = ensemble.Predict(Images());
        Tensor branches = stack(output.Logits);
        Assert.True((output.Ensemble <= branches.amax(0) + 1e-5).all().item<bool>());
        Assert.True((output.Ensemble >= branches.amin(0) - 1e-5).all().item<bool>());
    }

    [Fact]
    public void The_divergence_does_not_move_the_gated_ensemble()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        using GateEnsemble ensemble = Gated();
        OnlineOutput output = ensemble.Predict(Images());
        output.Ensemble.retain_grad();
        DistillationLoss loss = OnTheFlyEnsemble.Loss(
            output, Labels(), new OnTheFlyEnsembleOptions { CrossEntropyWeight = 0 }, LabelLoss.Plain);
        loss.Total.backward();
        Assert.Equal(0, output.Ensemble.grad!.abs().max().item<float>());
        loss = OnTheFlyEnsemble.Loss(output, Labels(), new OnTheFlyEnsembleOptions(), LabelLoss.Plain, epoch: 0);
        Assert.Equal(Math.Exp(-5), loss.Terms[1].Weight, 1e-12);
    }

    [Fact]
    public void Every_student_learns_by_the_weights_of_the_source_and_deploys_on_its_own()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(4);
        using OnlineEnsemble ensemble = Students(new OnlineEnsembleOptions());
        Tensor images = Images(), labels = Labels();
        OnlineOutput output = ensemble.Predict(images);
        int before = scope.DisposablesCount;
        DistillationLoss loss = ensemble.Loss(output, labels, LabelLoss.Plain);
        Assert.Equal(before + 4, scope.DisposablesCount);
        Assert.Equal([0.7, 0.15, 0.15], loss.Terms.Select(term => term.Weight));
        loss.Total.backward();
        Assert.All(ensemble.parameters(), parameter => Assert.True(parameter.grad?.isfinite().all().item<bool>()));
        for (int student = 0; student < output.Logits.Count; student++)
        {
            Assert.True(ensemble.Deployed(student).call(images).allclose(output.Logits[student]));
        }
    }

    [Fact]
    public void The_ensemble_is_the_weighted_sum_of_the_students()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(4);
        using OnlineEnsemble ensemble = Students(new OnlineEnsembleOptions { StudentWeights = [2, 1, 1] });
        OnlineOutput output = ensemble.Predict(Images());
        Assert.True(output.Ensemble.allclose(output.Logits[0] / 2 + output.Logits[1] / 4 + output.Logits[2] / 4, atol: 1e-6));
        Assert.Throws<PairingException>(() => Students(new OnlineEnsembleOptions { StudentWeights = [1, 1] }));
    }

    private static GateEnsemble Gated() => new(Conv2d(3, SharedChannels, 3), [Head(SharedChannels), Head(SharedChannels)], SharedChannels);

    private static OnlineEnsemble Students(OnlineEnsembleOptions options) => new(
        Conv2d(3, SharedChannels, 3),
        [.. new long[] { 12, 8, 4 }.Select(width => new OnlineStudent(Conv2d(SharedChannels, width, 3), Head(width), width))],
        options);

    private static Pooled Head(long channels) => new(channels);

    private static Tensor Images() => randn(4, 3, 8, 8);

    private static Tensor Labels() => tensor(new long[] { 0, 3, 1, 4 });

    private sealed class Pooled : Module<Tensor, Tensor>
    {
        private readonly Linear linear;

        public Pooled(long channels) : base(nameof(Pooled))
        {
            linear = Linear(channels, Classes);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => linear.call(input.mean([2, 3]));
    }
}
