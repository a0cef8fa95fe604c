namespace Robotics.Vision;

/// <summary>
/// The whole numbers that a metric is computed from. They add up in any order, so that the parts of a recording, evaluated one by one, give
/// exactly the metric of the whole.
/// </summary>
public abstract class MetricCounts
{
    private readonly long[] _cells;

    private protected MetricCounts(int length) => _cells = new long[length];

    /// <summary>The numbers, in an order of the metric's own.</summary>
    public ReadOnlySpan<long> Counts => _cells;

    private protected Span<long> Cells => _cells;

    /// <summary>Adds numbers that were taken from <see cref="Counts"/> of a metric of the same kind.</summary>
    /// <exception cref="ArgumentException">There are more or fewer of them.</exception>
    public void AddCounts(ReadOnlySpan<long> counts)
    {
        if (counts.Length != _cells.Length)
        {
            throw new ArgumentException($"This metric is made of {_cells.Length} numbers, not {counts.Length}.", nameof(counts));
        }

        for (int i = 0; i < counts.Length; i++)
        {
            _cells[i] += counts[i];
        }
    }

    /// <summary>Forgets all pixels.</summary>
    public void Clear() => Array.Clear(_cells);
}
