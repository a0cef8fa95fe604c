namespace Robotics.Vision;

/// <summary>
/// How sure a model is, pixel by pixel (0 .. 255 for a probability of 0 .. 1), and how often it is right when it is so sure.
/// </summary>
public sealed class ConfidenceHistogram : MetricCounts
{
    private const int Levels = byte.MaxValue + 1;
    private const int LabelledPart = Levels;
    private const int RightPart = 2 * Levels;

    /// <summary>No pixels yet.</summary>
    public ConfidenceHistogram()
        : base(3 * Levels)
    {
    }

    /// <summary>Pixels counted.</summary>
    public long Pixels => Sum(0, 0, Levels);

    /// <summary>Mean confidence, 0 .. 1; NaN when nothing was counted.</summary>
    public double Mean => WeightedSum(0, 0, Levels) / byte.MaxValue / Pixels;

    /// <summary>Adds one frame without truth.</summary>
    /// <param name="confidence">One value a pixel.</param>
    public void Add(ReadOnlySpan<byte> confidence)
    {
        Span<long> cells = Cells;
        foreach (byte value in confidence)
        {
            cells[value]++;
        }
    }

    /// <summary>Adds one frame whose truth is known.</summary>
    /// <param name="confidence">One value a pixel.</param>
    /// <param name="prediction">Predicted ids, one a pixel.</param>
    /// <param name="truth">True ids, one a pixel.</param>
    /// <exception cref="ArgumentException">They are not of one size; nothing was added.</exception>
    public void Add(ReadOnlySpan<byte> confidence, ReadOnlySpan<byte> prediction, ReadOnlySpan<byte> truth)
    {
        if (confidence.Length != truth.Length || prediction.Length != truth.Length)
        {
            throw new ArgumentException("Confidence, prediction and truth are not of one size.", nameof(confidence));
        }

        Span<long> cells = Cells;
        for (int i = 0; i < truth.Length; i++)
        {
            byte value = confidence[i];
            cells[value]++;
            cells[LabelledPart + value] += truth[i] == LabelSet.Unlabelled ? 0 : 1;
            cells[RightPart + value] += truth[i] != LabelSet.Unlabelled && prediction[i] == truth[i] ? 1 : 0;
        }
    }

    /// <summary>Pixels in equal intervals of the confidence.</summary>
    public long[] Histogram(int intervals) => [.. Intervals(intervals).Select(interval => Sum(0, interval.From, interval.End))];

    /// <summary>Share of right pixels in equal intervals of the confidence; NaN where an interval has no labelled pixel.</summary>
    public double[] Accuracy(int intervals) =>
    [
        .. Intervals(intervals)
            .Select(interval => (double)Sum(RightPart, interval.From, interval.End) / Sum(LabelledPart, interval.From, interval.End)),
    ];

    /// <summary>
    /// Expected calibration error (Guo et al., "On calibration of modern neural networks", ICML 2017): how far confidence and share of
    /// right pixels are apart in equal intervals of the confidence, weighted by their labelled pixels; NaN when there is none.
    /// </summary>
    public double CalibrationError(int intervals) => Intervals(intervals)
        .Sum(interval => Math.Abs(
            Sum(RightPart, interval.From, interval.End) - (WeightedSum(LabelledPart, interval.From, interval.End) / byte.MaxValue)))
        / Sum(LabelledPart, 0, Levels);

    private static IEnumerable<(int From, int End)> Intervals(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Levels);
        return Enumerable.Range(0, count).Select(i => (i * Levels / count, (i + 1) * Levels / count));
    }

    private long Sum(int part, int from, int end)
    {
        long sum = 0;
        foreach (long count in Counts[(part + from)..(part + end)])
        {
            sum += count;
        }

        return sum;
    }

    private double WeightedSum(int part, int from, int end)
    {
        long sum = 0;
        for (int value = from; value < end; value++)
        {
            sum += value * Counts[part + value];
        }

        return sum;
    }
}
