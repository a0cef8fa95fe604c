namespace Robotics.Vision;

/// <summary>
/// Counts of boundary pixels that lie near the other mask's boundary of the same class, and the boundary F1 that follows from them (Csurka
/// et al., "What is a good evaluation measure for semantic segmentation?", BMVC 2013). A boundary pixel has a neighbour of another class
/// above, below, left or right. Near is a distance of at most a share of the image's diagonal, and of one pixel at least. Pixels whose
/// truth is <see cref="LabelSet.Unlabelled"/> are left out of both masks, and make no boundary to their neighbours.
/// </summary>
public sealed class BoundaryMatch : MetricCounts
{
    /// <summary>The share of the diagonal that the paper uses: 11 pixels of a 1280x720 image.</summary>
    public const double UsualTolerance = 0.0075;

    private const int Predicted = 0;
    private const int PredictedNear = 1;
    private const int True = 2;
    private const int TrueNear = 3;
    private const int CellsPerClass = 4;

    private readonly int _classes;
    private readonly double _tolerance;
    private byte[] _labelled = [];
    private BoundaryMap? _prediction;
    private BoundaryMap? _truth;

    /// <summary>No pixels yet, for class ids 0 .. <paramref name="classes"/> - 1.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="tolerance">The distance that counts as near, as a share of the image's diagonal.</param>
    public BoundaryMatch(int classes, double tolerance = UsualTolerance)
        : base(classes * CellsPerClass)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tolerance, 1);
        (_classes, _tolerance) = (classes, tolerance);
    }

    /// <summary>Mean of <see cref="F1"/> over the classes that have a boundary in truth or prediction; NaN when there is none.</summary>
    public double MeanF1 =>
        Enumerable.Range(0, _classes).Select(F1).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Share of the class's predicted boundary that is near a true one; NaN when there is none.</summary>
    public double Precision(int classId) => (double)Cell(classId, PredictedNear) / Cell(classId, Predicted);

    /// <summary>Share of the class's true boundary that is near a predicted one; NaN when there is none.</summary>
    public double Recall(int classId) => (double)Cell(classId, TrueNear) / Cell(classId, True);

    /// <summary>
    /// Harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>; 0 when only one of the masks has a boundary of the class, NaN
    /// when neither has.
    /// </summary>
    public double F1(int classId)
    {
        if (Cell(classId, Predicted) == 0 || Cell(classId, True) == 0)
        {
            return Cell(classId, Predicted) == Cell(classId, True) ? double.NaN : 0;
        }

        (double precision, double recall) = (Precision(classId), Recall(classId));
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }

    /// <summary>Adds the boundaries of one mask.</summary>
    /// <param name="prediction">Predicted ids, one a pixel.</param>
    /// <param name="truth">True ids, one a pixel.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows; nothing was added.</exception>
    /// <exception cref="IndexOutOfRangeException">An id on a boundary is no class; nothing was added.</exception>
    public void Add(ReadOnlySpan<byte> prediction, ReadOnlySpan<byte> truth, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (prediction.Length != truth.Length || truth.Length % width != 0)
        {
            throw new ArgumentException(
                $"Masks of {prediction.Length} and {truth.Length} pixels are not of one size with rows of {width}.", nameof(prediction));
        }

        Resize(width, truth.Length / width);
        _truth!.Mark(truth);
        _prediction!.Mark(Labelled(prediction, truth));
        long[] counts = new long[Counts.Length];
        Count(_prediction, _truth, counts, Predicted);
        Count(_truth, _prediction, counts, True);
        AddCounts(counts);
    }

    private static void Count(BoundaryMap map, BoundaryMap other, Span<long> counts, int cell)
    {
        foreach (int at in map.Marked)
        {
            byte id = map[at];
            counts[id * CellsPerClass + cell]++;
            counts[id * CellsPerClass + cell + 1] += other.IsNear(at, id) ? 1 : 0;
        }
    }

    private ReadOnlySpan<byte> Labelled(ReadOnlySpan<byte> prediction, ReadOnlySpan<byte> truth)
    {
        for (int i = 0; i < truth.Length; i++)
        {
            _labelled[i] = truth[i] == LabelSet.Unlabelled ? LabelSet.Unlabelled : prediction[i];
        }

        return _labelled;
    }

    private void Resize(int width, int height)
    {
        if (_truth?.Width == width && _truth.Height == height)
        {
            return;
        }

        double tolerance = Math.Max(1, _tolerance * Math.Sqrt(((double)width * width) + ((double)height * height)));
        _truth = new BoundaryMap(width, height, tolerance);
        _prediction = new BoundaryMap(width, height, tolerance);
        _labelled = new byte[width * height];
    }

    private long Cell(int classId, int cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classId);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(classId, _classes);
        return Counts[classId * CellsPerClass + cell];
    }
}
