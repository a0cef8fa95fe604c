namespace Robotics.Training.Experiments;

/// <summary>One piece of an experiment, done by a process of its own in a folder of its own.</summary>
/// <param name="Title">For people.</param>
/// <param name="Folder">Its folder.</param>
public abstract record PlannedWork(string Title, string Folder)
{
    /// <summary>Verb of <c>robotics-train experiment</c> that does it.</summary>
    internal abstract string Verb { get; }

    /// <summary>What it found, in a line; null before it is finished.</summary>
    internal abstract string? Outcome { get; }

    /// <summary>What has to be finished before it can begin.</summary>
    internal virtual IReadOnlyList<PlannedWork> After => [];

    /// <summary>Makes sure that what the folder holds, finished or begun, is this work, and that what is missing can be done.</summary>
    /// <exception cref="ExperimentException">It is not; the message says what to do.</exception>
    public abstract void Check();

    /// <summary>Writes into the folder what the process reads.</summary>
    internal abstract void Prepare();
}
