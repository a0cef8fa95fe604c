using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>Interpolates the candidates of one cell between its corners; a subclass makes one byte of each pixel's scores.</summary>
internal abstract unsafe class CellKernel
{
    private readonly int _width;
    private readonly PinnedBuffer<float> _columnWeights;
    private readonly PinnedBuffer<float> _rowWeights;
    private readonly PinnedBuffer<float> _left;
    private readonly PinnedBuffer<float> _right;

    protected CellKernel(BilinearAxis columns, BilinearAxis rows, int maxCandidates)
    {
        _width = columns.Destination;
        _columnWeights = Weights(columns);
        _rowWeights = Weights(rows);
        _left = new PinnedBuffer<float>(maxCandidates);
        _right = new PinnedBuffer<float>(maxCandidates);
    }

    /// <summary>Weight of a cell's right side at each column of the image.</summary>
    protected float* ColumnWeights => _columnWeights.Pointer;

    /// <summary>The candidates' scores at the left side of the cell, in the present row.</summary>
    protected float* Left => _left.Pointer;

    /// <summary>The candidates' scores at the right side of the cell, in the present row.</summary>
    protected float* Right => _right.Pointer;

    /// <summary>Fills a rectangle of the image that lies in one cell.</summary>
    public void Fill(CellCandidates candidates, byte* image, int startRow, int endRow, int startColumn, int endColumn)
    {
        for (int y = startRow; y < endRow; y++)
        {
            MixRows(candidates, _rowWeights.Pointer[y]);
            FillRow(candidates, image + (long)y * _width, startColumn, endColumn);
        }
    }

    /// <summary>Fills one row of the rectangle.</summary>
    protected virtual void FillRow(CellCandidates candidates, byte* row, int start, int end)
    {
        if (end - start >= Vector256<float>.Count)
        {
            // The last vector reaches back over pixels already written rather than beyond the cell.
            for (int x = start; x < end; x += Vector256<float>.Count)
            {
                int at = Math.Min(x, end - Vector256<float>.Count);
                Eight(candidates, at).Store(row + at);
            }
        }
        else
        {
            ulong bytes = Eight(candidates, start).AsUInt64().ToScalar();
            for (int x = start; x < end; x++, bytes >>= 8)
            {
                row[x] = (byte)bytes;
            }
        }
    }

    /// <summary>The bytes of eight pixels from a column on.</summary>
    protected abstract Vector64<byte> Eight(CellCandidates candidates, int column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector256<float> Mix(
        Vector256<float> first, Vector256<float> second, Vector256<float> upper, Vector256<float> lower) =>
        Vector256.FusedMultiplyAdd(upper, second, lower * first);

    private static PinnedBuffer<float> Weights(BilinearAxis axis)
    {
        var weights = new PinnedBuffer<float>(axis.Destination);
        for (int i = 0; i < axis.Destination; i++)
        {
            weights.Span[i] = (float)axis.Fraction[i];
        }

        return weights;
    }

    private void MixRows(CellCandidates candidates, float weight)
    {
        Vector256<float> upper = Vector256.Create(weight), lower = Vector256.Create(1 - weight);
        for (int i = 0; i < candidates.Count; i += Vector256<float>.Count)
        {
            Mix(Vector256.Load(candidates.Scores(0) + i), Vector256.Load(candidates.Scores(2) + i), upper, lower).Store(Left + i);
            Mix(Vector256.Load(candidates.Scores(1) + i), Vector256.Load(candidates.Scores(3) + i), upper, lower).Store(Right + i);
        }
    }
}
