using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Vision;

/// <summary>
/// Counts of (true class, predicted class) over pixels, and the segmentation metrics that follow from them.
/// Pixels whose truth is <see cref="LabelSet.Unlabelled"/> are left out; a prediction of <see cref="LabelSet.Unlabelled"/> where
/// the truth has a class is an error of that class.
/// </summary>
public sealed class ConfusionMatrix : MetricCounts
{
    private readonly int _classes;
    private readonly int _columns;

    /// <summary>An empty matrix for class ids 0 .. <paramref name="classes"/> - 1.</summary>
    public ConfusionMatrix(int classes)
        : base(CheckClasses(classes) * (classes + 1)) => (_classes, _columns) = (classes, classes + 1);

    /// <summary>Number of classes.</summary>
    public int Classes => _classes;

    /// <summary>Pixels of class <paramref name="truth"/> that were predicted as <paramref name="prediction"/>.</summary>
    public long this[int truth, int prediction]
    {
        get
        {
            CheckClass(truth);
            CheckClass(prediction);
            return Counts[truth * _columns + prediction];
        }
    }

    /// <summary>Pixels counted.</summary>
    public long Pixels => Enumerable.Range(0, _classes).Sum(TruthArea);

    /// <summary>Correct pixels over counted pixels (aAcc); NaN when nothing was counted.</summary>
    public double PixelAccuracy => (double)Enumerable.Range(0, _classes).Sum(Intersection) / Pixels;

    /// <summary>Mean of <see cref="ClassAccuracy"/> over the classes present in the truth (mAcc); NaN when there is none.</summary>
    public double MeanAccuracy => MeanOfNumbers(ClassAccuracy);

    /// <summary>Mean of <see cref="ClassIou"/> over the classes present in truth or prediction (mIoU); NaN when there is none.</summary>
    public double MeanIou => MeanOfNumbers(ClassIou);

    /// <summary>Mean of <see cref="ClassIou"/> weighted by the classes' true pixels (fwIoU); NaN when nothing was counted.</summary>
    public double FrequencyWeightedIou =>
        Enumerable.Range(0, _classes).Where(c => TruthArea(c) > 0).Sum(c => TruthArea(c) * ClassIou(c)) / Pixels;

    /// <summary>Adds the pixels of one mask.</summary>
    /// <param name="prediction">Predicted ids, one a pixel.</param>
    /// <param name="truth">True ids, one a pixel.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or an id is neither a class nor <see cref="LabelSet.Unlabelled"/>; nothing was added.
    /// </exception>
    public void Add(ReadOnlySpan<byte> prediction, ReadOnlySpan<byte> truth)
    {
        if (prediction.Length != truth.Length)
        {
            throw new ArgumentException($"The prediction has {prediction.Length} pixels but the truth {truth.Length}.", nameof(prediction));
        }

        CheckIds(prediction, nameof(prediction));
        CheckIds(truth, nameof(truth));
        int done = AddRuns(prediction, truth);
        for (int i = done; i < truth.Length; i++)
        {
            Count(truth[i], prediction[i], 1);
        }
    }

    /// <summary>Adds the counts of another matrix of as many classes.</summary>
    /// <exception cref="ArgumentException">The numbers of classes differ.</exception>
    public void Merge(ConfusionMatrix other)
    {
        if (other._classes != _classes)
        {
            throw new ArgumentException($"A matrix of {other._classes} classes cannot be merged into one of {_classes}.", nameof(other));
        }

        AddCounts(other.Counts);
    }

    /// <summary>Pixels of the class that were found.</summary>
    public long Intersection(int classId) => this[classId, classId];

    /// <summary>Pixels that are of the class in the truth.</summary>
    public long TruthArea(int classId)
    {
        CheckClass(classId);
        long area = 0;
        foreach (long count in Counts.Slice(classId * _columns, _columns))
        {
            area += count;
        }

        return area;
    }

    /// <summary>Counted pixels that are of the class in the prediction.</summary>
    public long PredictionArea(int classId)
    {
        CheckClass(classId);
        long area = 0;
        for (int truth = 0; truth < _classes; truth++)
        {
            area += Counts[truth * _columns + classId];
        }

        return area;
    }

    /// <summary>Pixels that are of the class in the truth, in the prediction, or in both.</summary>
    public long Union(int classId) => TruthArea(classId) + PredictionArea(classId) - Intersection(classId);

    /// <summary>Intersection over union of one class; NaN when neither truth nor prediction has it.</summary>
    public double ClassIou(int classId) => (double)Intersection(classId) / Union(classId);

    /// <summary>Share of the class's true pixels that were found; NaN when the truth has none.</summary>
    public double ClassAccuracy(int classId) => (double)Intersection(classId) / TruthArea(classId);

    private static int CheckClasses(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelSet.MaxCount);
        return classes;
    }

    // Masks consist of long runs: eight pixels that agree with their first one are counted at once.
    private int AddRuns(ReadOnlySpan<byte> prediction, ReadOnlySpan<byte> truth)
    {
        const ulong Ones = 0x0101010101010101;
        ReadOnlySpan<ulong> predictionWords = MemoryMarshal.Cast<byte, ulong>(prediction);
        ReadOnlySpan<ulong> truthWords = MemoryMarshal.Cast<byte, ulong>(truth);
        for (int i = 0; i < truthWords.Length; i++)
        {
            ulong p = predictionWords[i], t = truthWords[i];
            if (p == (byte)p * Ones && t == (byte)t * Ones)
            {
                Count((byte)t, (byte)p, sizeof(ulong));
                continue;
            }

            for (int j = 0; j < sizeof(ulong); j++, p >>= 8, t >>= 8)
            {
                Count((byte)t, (byte)p, 1);
            }
        }

        return truthWords.Length * sizeof(ulong);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(byte truth, byte prediction, int pixels)
    {
        if (truth != LabelSet.Unlabelled)
        {
            Cells[truth * _columns + Math.Min(prediction, _classes)] += pixels;
        }
    }

    private void CheckIds(ReadOnlySpan<byte> ids, string name)
    {
        if (_classes == LabelSet.MaxCount)
        {
            return;
        }

        int bad = ids.IndexOfAnyInRange((byte)_classes, (byte)(LabelSet.Unlabelled - 1));
        if (bad >= 0)
        {
            throw new ArgumentException($"Pixel {bad} of the {name} is of class {ids[bad]}, but there are {_classes} classes.", name);
        }
    }

    private void CheckClass(int classId, [CallerArgumentExpression(nameof(classId))] string? name = null)
    {
        if ((uint)classId >= (uint)_classes)
        {
            throw new ArgumentOutOfRangeException(name, classId, $"There are {_classes} classes.");
        }
    }

    private double MeanOfNumbers(Func<int, double> metric) =>
        Enumerable.Range(0, _classes).Select(metric).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
