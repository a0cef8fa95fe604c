using Robotics.Training.Checkpoints;

namespace Robotics.Training.Experiments;

/// <summary>One run that an experiment needs.</summary>
/// <param name="Title">For people.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Spec">Its recipe.</param>
/// <param name="Teachers">The runs that train its teachers.</param>
public sealed record PlannedRun(string Title, string Folder, RunSpec Spec, IReadOnlyList<PlannedRun> Teachers) : PlannedWork(Title, Folder)
{
    /// <summary>What it measured; null before it is finished.</summary>
    public RunResult? Result => RunResult.Read(Folder);

    /// <summary>File of the trained weights.</summary>
    public string Weights => Path.Combine(Folder, ExperimentRun.WeightsName);

    internal override string Verb => "work";

    internal override string? Outcome => Result switch
    {
        null => null,
        { Diverged: true } => "diverged",
        { } result => $"{result.Metric} {result.Networks[0].Test:F4} in {result.Seconds:F0} s of processor time, "
            + $"{result.ImagesPerSecond:F0} images/s, {result.PeakMemoryBytes >> 20} MB",
    };

    internal override IReadOnlyList<PlannedWork> After => Teachers;

    public override void Check()
    {
        if (Result is not null || File.Exists(Path.Combine(Folder, CheckpointFile.Name)))
        {
            FormerWork.Require(this, ExperimentRun.SpecName, Spec, spec => spec.WithoutPlace());
        }

        if (Result is null)
        {
            FullWeight.Require(Title, Spec);
        }
    }

    internal override void Prepare() => Spec.Write(Folder);
}
