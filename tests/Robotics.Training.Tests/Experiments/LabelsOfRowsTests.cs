using Robotics.Training.Experiments;

namespace Robotics.Training.Tests.Experiments;

/// <summary>Every way of learning takes the labels as the recipe says.</summary>
public class LabelsOfRowsTests
{
    /// <summary>All but <c>simkd</c>, which learns nothing from the labels.</summary>
    public static TheoryData<string> Methods => [.. ExperimentMethods.Names.Where(method => method != "simkd")];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Class_weights_count_in_every_method(string method)
    {
        using var runs = new TinyRuns();
        RunSpec spec = runs.Spec(method);
        double[] weights = [.. Enumerable.Range(1, RunData.Open(spec.Data).Classes)];
        Assert.NotEqual(Losses(runs, spec), Losses(runs, spec with { Training = spec.Training with { ClassWeights = weights } }));
    }

    [Theory]
    [InlineData("kd")]
    [InlineData("dml")]
    [InlineData("mixup-kd")]
    [InlineData("efficientkd")]
    public void Hard_pixels_count_in_segmentation(string method)
    {
        using var runs = new TinyRuns();
        RunSpec spec = runs.Spec("cwd") with { Method = method };
        var few = new OhemOptions(Threshold: 0.01, MinKept: 1);
        Assert.NotEqual(Losses(runs, spec), Losses(runs, spec with { Training = spec.Training with { Ohem = few } }));
    }

    /// <summary>The loss of every step of a run of two.</summary>
    private static List<double> Losses(TinyRuns runs, RunSpec spec)
    {
        var log = new Log();
        new ExperimentRun(spec with { Training = spec.Training with { Steps = 2 } }, runs.Folder("run"), threads: 1).Run(log);
        return log.Losses;
    }

    private sealed class Log : ITrainingObserver
    {
        public List<double> Losses { get; } = [];

        public void OnStep(StepMetrics metrics) => Losses.Add(metrics.Loss);

        public void OnValidation(ValidationMetrics metrics)
        {
        }
    }
}
