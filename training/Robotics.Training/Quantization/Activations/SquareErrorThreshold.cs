using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Quantization.Activations;

/// <summary>The threshold with the least mean square error, of all that end a bin; a bin's values count as its middle.</summary>
internal static class SquareErrorThreshold
{
    public static double Find(ActivationHistogram histogram, ActivationCodes codes)
    {
        (double[] values, long[] counts) = Occupied(histogram);
        (double best, double least) = (0, double.PositiveInfinity);
        for (int bins = 1; bins <= ActivationHistogram.Bins; bins++)
        {
            double threshold = bins * histogram.BinWidth;
            double error = Error(values, counts, histogram.Range.Clip(threshold).Quantizer(codes), least);
            (best, least) = error < least ? (threshold, error) : (best, least);
        }

        return best;
    }

    private static (double[] Values, long[] Counts) Occupied(ActivationHistogram histogram)
    {
        var values = new List<double>();
        var counts = new List<long>();
        for (int bin = 0; bin < ActivationHistogram.Bins; bin++)
        {
            Add(-(bin + 0.5), histogram.Negative[bin]);
            Add(bin + 0.5, histogram.Positive[bin]);
        }

        return ([.. values], [.. counts]);

        void Add(double middle, long count)
        {
            if (count > 0)
            {
                values.Add(middle * histogram.BinWidth);
                counts.Add(count);
            }
        }
    }

    /// <summary>Sum of squares, or something above <paramref name="limit"/> where it exceeds that.</summary>
    private static double Error(double[] values, long[] counts, AffineQuantizer quantizer, double limit)
    {
        (double scale, double inverse) = (quantizer.Scale, 1 / (double)quantizer.Scale);
        (int low, int high) = (quantizer.Range.Min - quantizer.ZeroPoint, quantizer.Range.Max - quantizer.ZeroPoint);
        double sum = 0;
        for (int i = 0; i < values.Length && sum <= limit; i++)
        {
            double difference = values[i] - (scale * Math.Clamp(Math.Round(values[i] * inverse), low, high));
            sum += counts[i] * difference * difference;
        }

        return sum;
    }
}
