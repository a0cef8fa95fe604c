namespace Robotics.Training.Experiments;

/// <summary>One run that an experiment needs.</summary>
/// <param name="Title">For people.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Spec">Its recipe.</param>
public sealed record PlannedRun(string Title, string Folder, RunSpec Spec)
{
    /// <summary>What it measured; null before it is finished.</summary>
    public RunResult? Result => RunResult.Read(Folder);
}
