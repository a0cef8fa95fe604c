namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What became of the frames since the start. Any thread counts and reads.</summary>
internal sealed class FrameCounters
{
    private long _received;
    private long _segmented;
    private long _dropped;
    private long _rejected;
    private long _masks;
    private long _overBudget;

    /// <summary>Images that reached the node.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Images that were segmented.</summary>
    public long Segmented => Interlocked.Read(ref _segmented);

    /// <summary>Images passed over: a newer one had arrived, or they had waited longer than the latency budget allows.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Images that could not be read.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Images whose mask came later than the latency budget allows.</summary>
    public long OverBudget => Interlocked.Read(ref _overBudget);

    /// <summary>Masks that were published, to topics that somebody reads.</summary>
    public long Masks => Interlocked.Read(ref _masks);

    public void CountReceived(int frames) => Interlocked.Add(ref _received, frames);

    public void CountSegmented() => Interlocked.Increment(ref _segmented);

    public void CountDropped(int frames) => Interlocked.Add(ref _dropped, frames);

    public void CountRejected() => Interlocked.Increment(ref _rejected);

    public void CountOverBudget() => Interlocked.Increment(ref _overBudget);

    public void CountMask() => Interlocked.Increment(ref _masks);
}
