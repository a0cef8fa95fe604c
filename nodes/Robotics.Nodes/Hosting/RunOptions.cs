namespace Robotics.Nodes.Hosting;

/// <summary>How long a run lasts and where its figures go.</summary>
internal sealed class RunOptions
{
    /// <summary>Stop after this many seconds; null: at a signal.</summary>
    public double? Seconds { get; set; }

    /// <summary>File for the figures of the run, or null.</summary>
    public string? JsonFile { get; set; }
}
