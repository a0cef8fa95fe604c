using System.Numerics.Tensors;

namespace Robotics.Training.Quantization.Activations;

/// <summary>
/// The threshold at which the quantized distribution diverges least from the one seen, by Kullback and Leibler: Migacz, "8-bit inference
/// with TensorRT" (2017). Signed codes look at magnitudes, as there; unsigned ones at the window of signed values
/// that the threshold leaves.
/// </summary>
internal static class EntropyThreshold
{
    private const int MagnitudeLevels = 128;
    private const int UnsignedLevels = 256;

    public static double Find(ActivationHistogram histogram, ActivationCodes codes) => codes == ActivationCodes.Signed
        ? histogram.BinWidth * FindBins(histogram.Magnitudes(), ActivationHistogram.Bins, MagnitudeLevels, first: 0)
        : histogram.BinWidth * FindBins(SignedBins(histogram), ActivationHistogram.Bins, UnsignedLevels, ActivationHistogram.Bins);

    /// <summary>Counts from the most negative bin to the most positive one.</summary>
    private static long[] SignedBins(ActivationHistogram histogram)
    {
        long[] negative = histogram.Negative.ToArray();
        Array.Reverse(negative);
        return [.. negative, .. histogram.Positive];
    }

    /// <summary>Bins on each side of zero that the best window has.</summary>
    /// <param name="counts">All bins.</param>
    /// <param name="sideBins">Bins on each side, the most that a window can have.</param>
    /// <param name="levels">Codes that a window is quantized to.</param>
    /// <param name="first">Index of the bin that begins at zero.</param>
    private static int FindBins(long[] counts, int sideBins, int levels, int first)
    {
        int lowest = Array.FindIndex(counts, count => count > 0);
        int highest = Array.FindLastIndex(counts, count => count > 0) + 1;
        (int best, double least) = (sideBins, double.PositiveInfinity);
        for (int bins = 1; bins <= sideBins; bins++)
        {
            int start = Math.Max(Math.Min(lowest, first), first - bins);
            int end = Math.Min(Math.Max(highest, first), first + bins);
            if (end - start < levels)
            {
                continue;
            }

            double divergence = Divergence(counts, start, end, levels);
            (best, least) = divergence < least ? (bins, divergence) : (best, least);
        }

        return best;
    }

    /// <summary>
    /// Divergence of the window, quantized and spread over its bins again, from the window with everything outside in its outermost bins;
    /// infinite where those have nothing else.
    /// </summary>
    private static double Divergence(long[] counts, int start, int end, int levels)
    {
        double below = TensorPrimitives.Sum<long>(counts.AsSpan(0, start));
        double above = TensorPrimitives.Sum<long>(counts.AsSpan(end));
        double inside = TensorPrimitives.Sum<long>(counts.AsSpan(start, end - start));
        double total = below + inside + above;
        double sum = 0;
        for (int level = 0; level < levels; level++)
        {
            int from = start + (int)((long)level * (end - start) / levels);
            int to = start + (int)((level + 1L) * (end - start) / levels);
            (long merged, int occupied) = (0, 0);
            for (int bin = from; bin < to; bin++)
            {
                merged += counts[bin];
                occupied += counts[bin] > 0 || (bin == start && below > 0) || (bin == end - 1 && above > 0) ? 1 : 0;
            }

            double spread = merged / (inside * occupied);
            for (int bin = from; bin < to; bin++)
            {
                double seen = (counts[bin] + (bin == start ? below : 0) + (bin == end - 1 ? above : 0)) / total;
                sum += seen > 0 ? seen * Math.Log(seen / spread) : 0;
            }
        }

        return sum;
    }
}
