namespace Robotics.Training.Data.Loading;

/// <summary>What a <see cref="BatchLoader"/> makes of a data set.</summary>
public abstract record LoaderOptions
{
    public required int BatchSize { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Per-channel mean of pixels in 0..1.</summary>
    public IReadOnlyList<float> Mean { get; init; } = PixelStatistics.Mean;

    /// <summary>Per-channel standard deviation of pixels in 0..1.</summary>
    public IReadOnlyList<float> Std { get; init; } = PixelStatistics.Std;

    /// <summary>Threads that read and augment; the batches do not depend on it.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Batches that may be in the making or ready at once.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Memory for one batch.</summary>
    internal abstract Batch CreateBatch();

    /// <summary>What puts samples into batches, for one thread.</summary>
    internal abstract ISampleWriter CreateWriter();
}
