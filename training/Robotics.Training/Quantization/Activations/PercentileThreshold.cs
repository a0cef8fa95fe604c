namespace Robotics.Training.Quantization.Activations;

/// <summary>The magnitude that a share of the values does not exceed.</summary>
internal static class PercentileThreshold
{
    /// <param name="histogram">What was seen.</param>
    /// <param name="share">0 to 1.</param>
    /// <returns>The end of the first bin up to which at least that share lies.</returns>
    public static double Find(ActivationHistogram histogram, double share)
    {
        long[] magnitudes = histogram.Magnitudes();
        double wanted = share * histogram.Count;
        long seen = 0;
        for (int bin = 0; bin < magnitudes.Length; bin++)
        {
            seen += magnitudes[bin];
            if (seen >= wanted)
            {
                return (bin + 1) * histogram.BinWidth;
            }
        }

        return magnitudes.Length * histogram.BinWidth;
    }
}
