using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>The winning class at each position of the low-resolution scores.</summary>
internal sealed unsafe class CornerWinners(int classes, int positions)
{
    /// <summary>Stands for "no single class is certain to win".</summary>
    public const byte Undecided = 255;

    private readonly PinnedBuffer<int> _winners = new(positions);
    private readonly PinnedBuffer<int> _certain = new(positions);

    /// <summary>Class with the largest score at a position, the first one among equals.</summary>
    public byte At(int position) => (byte)_winners.Pointer[position];

    /// <summary>The class that wins everywhere between four positions, or <see cref="Undecided"/>.</summary>
    public byte Common(int a, int b, int c, int d)
    {
        int* certain = _certain.Pointer;
        int winner = certain[a];
        return winner == certain[b] && winner == certain[c] && winner == certain[d] ? (byte)winner : Undecided;
    }

    /// <summary>Looks at the scores of one image.</summary>
    public void Find(float* scores)
    {
        int done = 0;
        for (; done <= positions - Vector256<float>.Count; done += Vector256<float>.Count)
        {
            FindEight(scores + done, done);
        }

        for (; done < positions; done++)
        {
            FindOne(scores + done, done);
        }
    }

    // A later class among equals loses the tie everywhere, so only earlier classes must be below by the margin. The largest score
    // among them is the one that the winner itself replaced.
    private void FindEight(float* scores, int position)
    {
        Vector256<float> best = Vector256.Load(scores);
        Vector256<float> earlier = Vector256.Create(float.MinValue / 2);
        Vector256<int> winner = Vector256<int>.Zero;
        for (int c = 1; c < classes; c++)
        {
            Vector256<float> value = Vector256.Load(scores + (long)c * positions);
            Vector256<float> better = Vector256.GreaterThan(value, best);
            earlier = Lanes.Select(better, best, earlier);
            winner = Lanes.Select(better.AsInt32(), Vector256.Create(c), winner);
            best = Vector256.MaxNative(value, best);
        }

        Vector256<int> certain = Vector256.LessThan(ScoreMargin.Raise(earlier), ScoreMargin.Lower(best)).AsInt32();
        winner.Store(_winners.Pointer + position);
        Vector256.ConditionalSelect(certain, winner, Vector256.Create((int)Undecided)).Store(_certain.Pointer + position);
    }

    private void FindOne(float* scores, int position)
    {
        float best = scores[0], earlier = float.MinValue / 2;
        int winner = 0;
        for (int c = 1; c < classes; c++)
        {
            float value = scores[(long)c * positions];
            if (value > best)
            {
                (earlier, best, winner) = (best, value, c);
            }
        }

        bool certain = ScoreMargin.Raise(earlier) < ScoreMargin.Lower(best);
        _winners.Pointer[position] = winner;
        _certain.Pointer[position] = certain ? winner : Undecided;
    }
}
