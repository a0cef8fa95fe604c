namespace Robotics.Training.Experiments;

/// <summary>What a finished run measured.</summary>
public sealed record RunResult
{
    /// <summary>Name of a run's result within its folder.</summary>
    public const string FileName = "result.json";

    /// <summary>accuracy or miou.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether the loss ended as no number; the measures are 0 then.</summary>
    public bool Diverged { get; init; }

    /// <summary>The metric on the validation set, 0 to 1.</summary>
    public double Validation { get; init; }

    /// <summary>The metric of every network that came out of the run on the test set; the first is the deployed one.</summary>
    public IReadOnlyList<NetworkResult> Networks { get; init; } = [];

    /// <summary>Processor time of all threads and of all parts of a resumed run; the training of teachers is not in it.</summary>
    public double Seconds { get; init; }

    /// <summary>Training images a second, in the last part of the run.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>Greatest memory of the process.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>Reads the result of a run's folder; null where the run is not finished.</summary>
    public static RunResult? Read(string folder) => ResultFile.Read<RunResult>(folder, FileName);

    /// <summary>Writes the result at once or not at all.</summary>
    public void Write(string folder) => ResultFile.Write(folder, FileName, this);
}
