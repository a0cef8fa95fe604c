namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What became of a camera's frames within one period.</summary>
internal readonly struct FrameChanges
{
    private readonly (long Segmented, long Dropped, long Rejected, long OverBudget) _at;

    private FrameChanges(FrameCounters counters, in FrameChanges before)
    {
        _at = (counters.Segmented, counters.Dropped, counters.Rejected, counters.OverBudget);
        Segmented = _at.Segmented - before._at.Segmented;
        Dropped = _at.Dropped - before._at.Dropped;
        Rejected = _at.Rejected - before._at.Rejected;
        OverBudget = _at.OverBudget - before._at.OverBudget;
    }

    public long Segmented { get; }

    public long Dropped { get; }

    public long Rejected { get; }

    public long OverBudget { get; }

    /// <summary>The changes since these were taken.</summary>
    public FrameChanges Next(FrameCounters counters) => new(counters, this);
}
