namespace Robotics.Training.Data.Loading;

/// <summary>What a <see cref="BatchLoader"/> makes of a data set.</summary>
public abstract record LoaderOptions
{
    /// <summary>Samples of a batch, all its parts together.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Number of the part of every batch that is loaded, where several processes share one.</summary>
    public int Part { get; init; }

    /// <summary>Parts of a batch, of which each has as many samples.</summary>
    public int Parts { get; init; } = 1;

    public required ulong Seed { get; init; }

    /// <summary>Per-channel mean of pixels in 0..1.</summary>
    public IReadOnlyList<float> Mean { get; init; } = PixelStatistics.Mean;

    /// <summary>Per-channel standard deviation of pixels in 0..1.</summary>
    public IReadOnlyList<float> Std { get; init; } = PixelStatistics.Std;

    /// <summary>Threads that read and augment; the batches do not depend on it.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Batches that may be in the making or ready at once.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Samples of the part that is loaded.</summary>
    /// <exception cref="ArgumentException">The samples cannot be shared out evenly.</exception>
    internal int PartSize => BatchSize % Parts == 0
        ? BatchSize / Parts
        : throw new ArgumentException($"{Parts} processes cannot share a batch of {BatchSize} evenly; choose a multiple of {Parts}.");

    /// <summary>Memory for the part.</summary>
    internal abstract Batch CreateBatch();

    /// <summary>What puts samples into batches, for one thread.</summary>
    internal abstract ISampleWriter CreateWriter();
}
