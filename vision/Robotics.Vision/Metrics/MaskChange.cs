namespace Robotics.Vision;

/// <summary>
/// How masks change from one frame to the next. What changes where the truth stays the same is flicker; where there is no truth, all that
/// changes is counted, and what moves is among it.
/// </summary>
public sealed class MaskChange : MetricCounts
{
    private const int PixelsCell = 0;
    private const int ChangedCell = 1;
    private const int LabelledCell = 2;
    private const int TruthChangedCell = 3;
    private const int FalselyChangedCell = 4;
    private const int CellCount = 5;

    /// <summary>Nothing compared yet.</summary>
    public MaskChange()
        : base(CellCount)
    {
    }

    /// <summary>Pixels compared with the frame before.</summary>
    public long Pixels => Counts[PixelsCell];

    /// <summary>Share of the pixels whose predicted class is another one than in the frame before; NaN when nothing was compared.</summary>
    public double Share => (double)Counts[ChangedCell] / Pixels;

    /// <summary>The same share of the truth, over the pixels that are labelled in both frames; NaN when there is none.</summary>
    public double TruthShare => (double)Counts[TruthChangedCell] / Counts[LabelledCell];

    /// <summary>
    /// Share of the pixels with the same true class in both frames whose predicted class changes; NaN when there is none.
    /// </summary>
    public double FalseShare => (double)Counts[FalselyChangedCell] / (Counts[LabelledCell] - Counts[TruthChangedCell]);

    /// <summary>Adds the step between two masks without truth.</summary>
    /// <exception cref="ArgumentException">The masks are not of one size; nothing was added.</exception>
    public void Add(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now)
    {
        CheckSize(before, now);
        long changed = 0;
        for (int i = 0; i < now.Length; i++)
        {
            changed += before[i] == now[i] ? 0 : 1;
        }

        Cells[PixelsCell] += now.Length;
        Cells[ChangedCell] += changed;
    }

    /// <summary>Adds the step between two masks whose truth is known.</summary>
    /// <exception cref="ArgumentException">The masks are not of one size; nothing was added.</exception>
    public void Add(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now, ReadOnlySpan<byte> truthBefore, ReadOnlySpan<byte> truth)
    {
        CheckSize(before, truthBefore);
        CheckSize(now, truth);
        Add(before, now);
        long labelled = 0, truthChanged = 0, falselyChanged = 0;
        for (int i = 0; i < now.Length; i++)
        {
            if (truth[i] == LabelSet.Unlabelled || truthBefore[i] == LabelSet.Unlabelled)
            {
                continue;
            }

            labelled++;
            bool isStill = truth[i] == truthBefore[i];
            truthChanged += isStill ? 0 : 1;
            falselyChanged += isStill && before[i] != now[i] ? 1 : 0;
        }

        Cells[LabelledCell] += labelled;
        Cells[TruthChangedCell] += truthChanged;
        Cells[FalselyChangedCell] += falselyChanged;
    }

    private static void CheckSize(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length)
        {
            throw new ArgumentException($"Masks of {one.Length} and {other.Length} pixels cannot be compared.", nameof(other));
        }
    }
}
