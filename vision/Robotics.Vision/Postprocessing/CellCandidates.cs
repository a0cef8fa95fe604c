using System.Numerics;
using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>The classes that matter in one cell, in the order of their ids, with their scores at the cell's corners.</summary>
internal sealed unsafe class CellCandidates(int classes, int positions)
{
    private const int Corners = 4;
    private readonly PinnedBuffer<float> _all = new(Corners * RoundUp(classes));
    private readonly PinnedBuffer<float> _kept = new(Corners * RoundUp(classes));
    private readonly PinnedBuffer<int> _ids = new(classes);
    private readonly int _stride = RoundUp(classes);

    /// <summary>Number of candidates found.</summary>
    public int Count { get; private set; }

    /// <summary>Class ids of the candidates.</summary>
    public int* Ids => _ids.Pointer;

    /// <summary>Scores of the candidates at one corner: 0 top left, 1 top right, 2 bottom left, 3 bottom right.</summary>
    public float* Scores(int corner) => _kept.Pointer + corner * _stride;

    /// <summary>Finds the classes that can win somewhere in the cell whose corners are at four positions of the scores.</summary>
    public void Find(float* scores, CornerWinners winners, int topLeft, int topRight, int bottomLeft, int bottomRight)
    {
        GatherCorners(scores, topLeft, topRight, bottomLeft, bottomRight);
        Count = 0;
        byte* rivals = stackalloc byte[]
        {
            winners.At(topLeft), winners.At(topRight), winners.At(bottomLeft), winners.At(bottomRight),
        };

        for (int first = 0; first < classes; first += Vector256<float>.Count)
        {
            uint valid = (uint)((1UL << Math.Min(classes - first, Vector256<float>.Count)) - 1);
            for (uint left = valid & ~Beaten(first, rivals); left != 0; left &= left - 1)
            {
                Keep(first + BitOperations.TrailingZeroCount(left));
            }
        }
    }

    /// <summary>Finds the classes whose score may come within a margin of the largest somewhere in a cell.</summary>
    public void FindNear(float* scores, float margin, int topLeft, int topRight, int bottomLeft, int bottomRight)
    {
        GatherCorners(scores, topLeft, topRight, bottomLeft, bottomRight);
        Count = 0;
        float bound = float.MinValue;
        for (int c = 0; c < classes; c++)
        {
            float* all = _all.Pointer + c;
            float lowest = Math.Min(Math.Min(all[0], all[_stride]), Math.Min(all[2 * _stride], all[3 * _stride]));
            bound = Math.Max(bound, lowest);
        }

        for (int c = 0; c < classes; c++)
        {
            float* all = _all.Pointer + c;
            float highest = Math.Max(Math.Max(all[0], all[_stride]), Math.Max(all[2 * _stride], all[3 * _stride]));
            if (highest >= bound - margin)
            {
                Keep(c);
            }
        }
    }

    private static int RoundUp(int count) => (count + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;

    private void GatherCorners(float* scores, int topLeft, int topRight, int bottomLeft, int bottomRight)
    {
        float* all = _all.Pointer;
        for (int c = 0; c < classes; c++, scores += positions)
        {
            all[c] = scores[topLeft];
            all[c + _stride] = scores[topRight];
            all[c + 2 * _stride] = scores[bottomLeft];
            all[c + 3 * _stride] = scores[bottomRight];
        }
    }

    // One bit for each of eight classes: set when a winner of some corner is above the class at all corners.
    private uint Beaten(int first, byte* rivals)
    {
        float* all = _all.Pointer;
        Vector256<float> topLeft = ScoreMargin.Raise(Vector256.Load(all + first));
        Vector256<float> topRight = ScoreMargin.Raise(Vector256.Load(all + first + _stride));
        Vector256<float> bottomLeft = ScoreMargin.Raise(Vector256.Load(all + first + 2 * _stride));
        Vector256<float> bottomRight = ScoreMargin.Raise(Vector256.Load(all + first + 3 * _stride));
        Vector256<float> beaten = Vector256<float>.Zero;
        for (int i = 0; i < Corners; i++)
        {
            float* rival = all + rivals[i];
            beaten |= Below(topLeft, rival[0]) & Below(topRight, rival[_stride])
                & Below(bottomLeft, rival[2 * _stride]) & Below(bottomRight, rival[3 * _stride]);
        }

        return beaten.ExtractMostSignificantBits();
    }

    private static Vector256<float> Below(Vector256<float> raised, float rival) =>
        Vector256.LessThan(raised, Vector256.Create(ScoreMargin.Lower(rival)));

    private void Keep(int id)
    {
        float* from = _all.Pointer + id;
        float* to = _kept.Pointer + Count;
        for (int corner = 0; corner < Corners; corner++)
        {
            to[corner * _stride] = from[corner * _stride];
        }

        _ids.Pointer[Count++] = id;
    }
}
