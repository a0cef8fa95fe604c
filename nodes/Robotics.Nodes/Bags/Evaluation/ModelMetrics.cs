using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The metrics of one model, over a frame or over many.</summary>
internal sealed class ModelMetrics(int classes)
{
    /// <summary>Against the truth.</summary>
    public ConfusionMatrix Confusion { get; } = new(classes);

    /// <summary>Boundaries against the truth's.</summary>
    public BoundaryMatch Boundary { get; } = new(classes);

    /// <summary>From frame to frame.</summary>
    public MaskChange Change { get; } = new();

    public ConfidenceHistogram Confidence { get; } = new();

    /// <summary>Against the reference model.</summary>
    public ConfusionMatrix Agreement { get; } = new(classes);

    private MetricCounts[] All => [Confusion, Boundary, Change, Confidence, Agreement];

    /// <summary>Adds what another one has counted.</summary>
    /// <param name="counts">Its <see cref="ToCounts"/>.</param>
    /// <exception cref="ArgumentException">They are of another number of classes.</exception>
    public void Add(IReadOnlyList<long[]> counts)
    {
        foreach ((MetricCounts metric, long[] added) in All.Zip(counts))
        {
            metric.AddCounts(added);
        }
    }

    public void Clear() => Array.ForEach(All, metric => metric.Clear());

    /// <summary>The whole numbers of the metrics, which add up over frames and over shards.</summary>
    public long[][] ToCounts() => [.. All.Select(metric => metric.Counts.ToArray())];
}
