using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>Interpolates the candidates of one cell and writes the winner of each of its pixels.</summary>
internal sealed unsafe class CellArgmax
{
    private readonly int _width;
    private readonly bool _wide;
    private readonly PinnedBuffer<float> _columnWeights;
    private readonly PinnedBuffer<float> _rowWeights;
    private readonly PinnedBuffer<float> _left;
    private readonly PinnedBuffer<float> _right;

    public CellArgmax(BilinearAxis columns, BilinearAxis rows, int maxCandidates, bool wide)
    {
        _wide = wide;
        _width = columns.Destination;
        _columnWeights = Weights(columns);
        _rowWeights = Weights(rows);
        _left = new PinnedBuffer<float>(maxCandidates);
        _right = new PinnedBuffer<float>(maxCandidates);
    }

    /// <summary>Fills a rectangle of the mask that lies in one cell.</summary>
    public void Fill(CellCandidates candidates, byte* mask, int startRow, int endRow, int startColumn, int endColumn)
    {
        for (int y = startRow; y < endRow; y++)
        {
            MixRows(candidates, _rowWeights.Pointer[y]);
            FillRow(candidates, mask + (long)y * _width, startColumn, endColumn);
        }
    }

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
            Mix(Vector256.Load(candidates.Scores(0) + i), Vector256.Load(candidates.Scores(2) + i), upper, lower).Store(_left.Pointer + i);
            Mix(Vector256.Load(candidates.Scores(1) + i), Vector256.Load(candidates.Scores(3) + i), upper, lower).Store(_right.Pointer + i);
        }
    }

    // The last vector reaches back over pixels already written rather than beyond the cell.
    private void FillRow(CellCandidates candidates, byte* row, int start, int end)
    {
        if (_wide && end - start >= Vector512<float>.Count)
        {
            for (int x = start; x < end; x += Vector512<float>.Count)
            {
                int at = Math.Min(x, end - Vector512<float>.Count);
                Winners512(candidates, at).Store(row + at);
            }
        }
        else if (end - start >= Vector256<float>.Count)
        {
            for (int x = start; x < end; x += Vector256<float>.Count)
            {
                int at = Math.Min(x, end - Vector256<float>.Count);
                Winners256(candidates, at).Store(row + at);
            }
        }
        else
        {
            ulong winners = Winners256(candidates, start).AsUInt64().ToScalar();
            for (int x = start; x < end; x++, winners >>= 8)
            {
                row[x] = (byte)winners;
            }
        }
    }

    private Vector64<byte> Winners256(CellCandidates candidates, int column)
    {
        float* left = _left.Pointer, right = _right.Pointer;
        int* ids = candidates.Ids;
        Vector256<float> upper = Vector256.Load(_columnWeights.Pointer + column), lower = Vector256<float>.One - upper;
        Vector256<float> best = Mix(Vector256.Create(left[0]), Vector256.Create(right[0]), upper, lower);
        Vector256<int> winner = Vector256.Create(ids[0]);
        for (int i = 1; i < candidates.Count; i++)
        {
            Vector256<float> value = Mix(Vector256.Create(left[i]), Vector256.Create(right[i]), upper, lower);
            winner = Lanes.Select(Vector256.GreaterThan(value, best).AsInt32(), Vector256.Create(ids[i]), winner);
            best = Vector256.MaxNative(value, best);
        }

        return Lanes.ToBytes(winner);
    }

    private Vector128<byte> Winners512(CellCandidates candidates, int column)
    {
        float* left = _left.Pointer, right = _right.Pointer;
        int* ids = candidates.Ids;
        Vector512<float> upper = Vector512.Load(_columnWeights.Pointer + column), lower = Vector512<float>.One - upper;
        Vector512<float> best = Mix(Vector512.Create(left[0]), Vector512.Create(right[0]), upper, lower);
        Vector512<int> winner = Vector512.Create(ids[0]);
        for (int i = 1; i < candidates.Count; i++)
        {
            Vector512<float> value = Mix(Vector512.Create(left[i]), Vector512.Create(right[i]), upper, lower);
            winner = Vector512.ConditionalSelect(Vector512.GreaterThan(value, best).AsInt32(), Vector512.Create(ids[i]), winner);
            best = Vector512.MaxNative(value, best);
        }

        return Lanes.ToBytes(winner);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mix(Vector256<float> first, Vector256<float> second, Vector256<float> upper, Vector256<float> lower) =>
        Vector256.FusedMultiplyAdd(upper, second, lower * first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mix(Vector512<float> first, Vector512<float> second, Vector512<float> upper, Vector512<float> lower) =>
        Vector512.FusedMultiplyAdd(upper, second, lower * first);
}
