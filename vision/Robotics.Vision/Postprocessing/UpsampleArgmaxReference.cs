namespace Robotics.Vision;

/// <summary>What <see cref="UpsampleArgmax"/> computes, pixel by pixel: its definition and the yardstick of tests and benchmarks.</summary>
/// <remarks>
/// The interpolation is written as <c>fma(t, upper, (1 - t) * lower)</c>, rows first. Both weights are non-negative, so every rounding
/// step is monotone in every corner: a class that is nowhere above another at the four corners is nowhere above it between them,
/// in floating point just as on paper. <see cref="UpsampleArgmax"/> rests on that.
/// </remarks>
public static class UpsampleArgmaxReference
{
    /// <summary>Resizes logits bilinearly and takes the class of the largest, the first one among equals.</summary>
    /// <param name="logits">Finite scores <c>[classes, sourceHeight, sourceWidth]</c>.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="sourceWidth">Columns of the scores.</param>
    /// <param name="sourceHeight">Rows of the scores.</param>
    /// <param name="mask">Receives class ids <c>[height, width]</c>.</param>
    /// <param name="width">Columns of the mask.</param>
    /// <param name="height">Rows of the mask.</param>
    public static void Run(
        ReadOnlySpan<float> logits, int classes, int sourceWidth, int sourceHeight, Span<byte> mask, int width, int height)
    {
        for (int y = 0; y < height; y++)
        {
            (int top, int bottom, float ty) = Position(y, sourceHeight, height);
            for (int x = 0; x < width; x++)
            {
                (int left, int right, float tx) = Position(x, sourceWidth, width);
                float best = 0;
                int winner = -1;
                for (int c = 0; c < classes; c++)
                {
                    ReadOnlySpan<float> plane = logits.Slice(c * sourceWidth * sourceHeight, sourceWidth * sourceHeight);
                    float atLeft = Mix(plane[top * sourceWidth + left], plane[bottom * sourceWidth + left], ty);
                    float atRight = Mix(plane[top * sourceWidth + right], plane[bottom * sourceWidth + right], ty);
                    float value = Mix(atLeft, atRight, tx);
                    if (winner < 0 || value > best)
                    {
                        best = value;
                        winner = c;
                    }
                }

                mask[y * width + x] = (byte)winner;
            }
        }
    }

    private static (int Lower, int Upper, float Fraction) Position(int index, int source, int destination)
    {
        double position = Math.Max(0, (index + 0.5) * source / destination - 0.5);
        int lower = Math.Min((int)position, source - 1);
        return (lower, Math.Min(lower + 1, source - 1), (float)(position - lower));
    }

    private static float Mix(float lower, float upper, float fraction) =>
        MathF.FusedMultiplyAdd(fraction, upper, (1 - fraction) * lower);
}
