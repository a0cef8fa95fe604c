using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>The class with the largest score at each position, without resizing.</summary>
public static unsafe class Argmax
{
    /// <summary>Writes the class of the largest score, the first one among equals.</summary>
    /// <param name="logits">Scores <c>[classes, positions]</c>, none of them NaN.</param>
    /// <param name="classes">Number of classes, 1 to <see cref="LabelSet.MaxCount"/>.</param>
    /// <param name="labels">Receives one class id a position.</param>
    /// <exception cref="ArgumentException">There are not <paramref name="classes"/> scores for each label.</exception>
    public static void Run(ReadOnlySpan<float> logits, int classes, Span<byte> labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelSet.MaxCount);
        if (logits.Length != (long)classes * labels.Length)
        {
            throw new ArgumentException($"There are {logits.Length} scores instead of {classes} x {labels.Length}.", nameof(logits));
        }

        fixed (float* scores = logits)
        {
            fixed (byte* ids = labels)
            {
                int done = 0;
                for (; done <= labels.Length - Vector256<float>.Count; done += Vector256<float>.Count)
                {
                    FindEight(scores + done, classes, labels.Length).Store(ids + done);
                }

                for (; done < labels.Length; done++)
                {
                    ids[done] = FindOne(scores + done, classes, labels.Length);
                }
            }
        }
    }

    private static Vector64<byte> FindEight(float* scores, int classes, int positions)
    {
        Vector256<float> best = Vector256.Load(scores);
        Vector256<int> winner = Vector256<int>.Zero;
        for (int c = 1; c < classes; c++)
        {
            Vector256<float> value = Vector256.Load(scores + (long)c * positions);
            winner = Lanes.Select(Vector256.GreaterThan(value, best).AsInt32(), Vector256.Create(c), winner);
            best = Vector256.MaxNative(value, best);
        }

        return Lanes.ToBytes(winner);
    }

    private static byte FindOne(float* scores, int classes, int positions)
    {
        int winner = 0;
        for (int c = 1; c < classes; c++)
        {
            if (scores[(long)c * positions] > scores[(long)winner * positions])
            {
                winner = c;
            }
        }

        return (byte)winner;
    }
}
