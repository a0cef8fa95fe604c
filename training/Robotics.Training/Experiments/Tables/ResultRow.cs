using System.Text.Json.Serialization;

namespace Robotics.Training.Experiments;

/// <summary>A line of a table. Metrics and differences are in percent.</summary>
public sealed record ResultRow
{
    /// <summary>Variant of the experiment; empty where there is one only.</summary>
    public required string Variant { get; init; }

    /// <summary>Name of the row, with that of a further network of the same runs behind a slash.</summary>
    public required string Method { get; init; }

    /// <summary>Name of the row among those of all variants.</summary>
    [JsonIgnore]
    public string Label => $"{Variant} {Method}".Trim();

    public required string Student { get; init; }

    public required string Teacher { get; init; }

    /// <summary>Finished runs.</summary>
    public required int Seeds { get; init; }

    /// <summary>accuracy or miou, of the test set.</summary>
    public required string Metric { get; init; }

    /// <summary>Learning rate that was best on the validation set.</summary>
    public required double LearningRate { get; init; }

    public required double Mean { get; init; }

    /// <summary>Standard deviation over the seeds (of a sample); not a number for one seed.</summary>
    public required double Std { get; init; }

    /// <summary>Mean over the seeds of the difference from the baseline with the same seed; not a number without one.</summary>
    public required double PairedDifference { get; init; }

    /// <summary>Half the width of the difference's 95 % interval by Student's t; not a number for one seed.</summary>
    public required double Ci95 { get; init; }

    /// <summary>Deployed parameters.</summary>
    public required long Params { get; init; }

    /// <summary>Deployed multiply-adds of one picture.</summary>
    public required long Macs { get; init; }

    /// <summary>Mean processor time of a run in seconds, the training of teachers not counted.</summary>
    public required double Seconds { get; init; }

    /// <summary>Runs whose loss ended as no number.</summary>
    public required int Diverged { get; init; }

    /// <summary>The metric of each seed.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Folder of the first run, for its curves.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = string.Empty;
}
