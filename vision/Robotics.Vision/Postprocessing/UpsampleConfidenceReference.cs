namespace Robotics.Vision;

/// <summary>
/// What <see cref="UpsampleConfidence"/> computes, pixel by pixel in double precision: the yardstick of tests and benchmarks.
/// </summary>
public static class UpsampleConfidenceReference
{
    /// <summary>Resizes scores bilinearly and writes the probability of the largest in 255ths, rounded to nearest.</summary>
    /// <param name="scores">Finite scores <c>[classes, sourceHeight, sourceWidth]</c>.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="sourceWidth">Columns of the scores.</param>
    /// <param name="sourceHeight">Rows of the scores.</param>
    /// <param name="softmax">True where the scores are logits, false where they are probabilities.</param>
    /// <param name="confidence">Receives <c>[height, width]</c>.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    public static void Run(
        ReadOnlySpan<float> scores, int classes, int sourceWidth, int sourceHeight, bool softmax, Span<byte> confidence, int width,
        int height)
    {
        var values = new double[classes];
        for (int y = 0; y < height; y++)
        {
            (int top, int bottom, double ty) = Position(y, sourceHeight, height);
            for (int x = 0; x < width; x++)
            {
                (int left, int right, double tx) = Position(x, sourceWidth, width);
                for (int c = 0; c < classes; c++)
                {
                    ReadOnlySpan<float> plane = scores.Slice(c * sourceWidth * sourceHeight, sourceWidth * sourceHeight);
                    double atLeft = Mix(plane[top * sourceWidth + left], plane[bottom * sourceWidth + left], ty);
                    double atRight = Mix(plane[top * sourceWidth + right], plane[bottom * sourceWidth + right], ty);
                    values[c] = Mix(atLeft, atRight, tx);
                }

                confidence[y * width + x] = (byte)Math.Round(Probability(values, softmax) * byte.MaxValue);
            }
        }
    }

    private static double Probability(double[] values, bool softmax)
    {
        double best = values.Max(), sum = 0;
        foreach (double value in values)
        {
            sum += Math.Exp(value - best);
        }

        return softmax ? 1 / sum : Math.Clamp(best, 0, 1);
    }

    private static (int Lower, int Upper, double Fraction) Position(int index, int source, int destination)
    {
        double position = Math.Max(0, (index + 0.5) * source / destination - 0.5);
        int lower = Math.Min((int)position, source - 1);
        return (lower, Math.Min(lower + 1, source - 1), position - lower);
    }

    private static double Mix(double lower, double upper, double fraction) => (1 - fraction) * lower + fraction * upper;
}
