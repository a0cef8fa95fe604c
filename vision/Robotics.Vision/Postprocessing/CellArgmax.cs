using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>Writes the winner of each pixel of a cell.</summary>
internal sealed unsafe class CellArgmax(BilinearAxis columns, BilinearAxis rows, int maxCandidates, bool wide)
    : CellKernel(columns, rows, maxCandidates)
{
    protected override void FillRow(CellCandidates candidates, byte* row, int start, int end)
    {
        if (!wide || end - start < Vector512<float>.Count)
        {
            base.FillRow(candidates, row, start, end);
            return;
        }

        for (int x = start; x < end; x += Vector512<float>.Count)
        {
            int at = Math.Min(x, end - Vector512<float>.Count);
            Sixteen(candidates, at).Store(row + at);
        }
    }

    protected override Vector64<byte> Eight(CellCandidates candidates, int column)
    {
        float* left = Left, right = Right;
        int* ids = candidates.Ids;
        Vector256<float> upper = Vector256.Load(ColumnWeights + column), lower = Vector256<float>.One - upper;
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

    private Vector128<byte> Sixteen(CellCandidates candidates, int column)
    {
        float* left = Left, right = Right;
        int* ids = candidates.Ids;
        Vector512<float> upper = Vector512.Load(ColumnWeights + column), lower = Vector512<float>.One - upper;
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
    private static Vector512<float> Mix(Vector512<float> first, Vector512<float> second, Vector512<float> upper, Vector512<float> lower) =>
        Vector512.FusedMultiplyAdd(upper, second, lower * first);
}
