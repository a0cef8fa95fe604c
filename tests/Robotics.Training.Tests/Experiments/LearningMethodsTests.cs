using Robotics.Training.Experiments;
using TorchSharp;

namespace Robotics.Training.Tests.Experiments;

/// <summary>What every way of learning must do in a run.</summary>
public class LearningMethodsTests
{
    public static TheoryData<string> Methods => [.. ExperimentMethods.Names];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_run_ends_with_figures_changes_the_weights_and_is_repeatable_and_resumable(string method)
    {
        using var runs = new TinyRuns();
        RunSpec spec = runs.Spec(method);
        long before = Alive();
        var growth = new Growth();
        RunResult first = new ExperimentRun(spec, runs.Folder("a"), threads: 1).Run(growth);
        Assert.Equal(growth.Alive[^2], growth.Alive[^1]);
        Assert.Equal(before, Alive());
        Assert.False(first.Diverged);
        Assert.All(first.Networks, network => Assert.True(network is { Params: > 0, Macs: > 0, Test: >= 0 and <= 1 }, network.ToString()));

        Assert.Throws<Interruption>(() => new ExperimentRun(spec, runs.Folder("b"), threads: 1).Run(new InterruptAfter(3)));
        Assert.Equal(before, Alive());
        RunResult resumed = new ExperimentRun(spec, runs.Folder("b"), threads: 1).Run();
        Assert.Equal(first.Networks, resumed.Networks);
        Assert.Equal(
            File.ReadAllLines(Path.Combine(runs.Folder("a"), "train.csv")), File.ReadAllLines(Path.Combine(runs.Folder("b"), "train.csv")));
        byte[] weights = File.ReadAllBytes(Path.Combine(runs.Folder("a"), ExperimentRun.WeightsName));
        Assert.Equal(weights, File.ReadAllBytes(Path.Combine(runs.Folder("b"), ExperimentRun.WeightsName)));

        new ExperimentRun(spec with { Seed = 2 }, runs.Folder("c"), threads: 1).Run();
        Assert.NotEqual(weights, File.ReadAllBytes(Path.Combine(runs.Folder("c"), ExperimentRun.WeightsName)));
    }

    private static long Alive() => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    /// <summary>Tensors alive after every step.</summary>
    private sealed class Growth : ITrainingObserver
    {
        public List<long> Alive { get; } = [];

        public void OnStep(StepMetrics metrics) => Alive.Add(LearningMethodsTests.Alive());

        public void OnValidation(ValidationMetrics metrics)
        {
        }
    }

    private sealed class Interruption : Exception;

    private sealed class InterruptAfter(long step) : ITrainingObserver
    {
        public void OnStep(StepMetrics metrics)
        {
            if (metrics.Step == step)
            {
                throw new Interruption();
            }
        }

        public void OnValidation(ValidationMetrics metrics)
        {
        }
    }
}
