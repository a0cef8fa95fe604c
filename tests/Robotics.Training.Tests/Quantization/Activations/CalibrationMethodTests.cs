using Robotics.Training.Quantization.Activations;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Tests.Quantization.Activations;

public sealed class CalibrationMethodTests
{
    private static readonly float[] Skewed = [.. Gaussian(40_000, 7).Select(x => x < 0 ? 0.1f * x : x * x)];

    public static TheoryData<string, ActivationCodes> Cases
    {
        get
        {
            var cases = new TheoryData<string, ActivationCodes>();
            foreach (CalibrationMethod method in CalibrationMethods.All)
            {
                cases.Add(method.Name, ActivationCodes.Signed);
                cases.Add(method.Name, ActivationCodes.Unsigned);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_range_lies_within_what_was_seen_and_scales_with_it(string name, ActivationCodes codes)
    {
        CalibrationMethod method = CalibrationMethods.Get(name);
        ActivationRange range = method.Range(Histogram(Skewed), codes);
        ActivationRange eightfold = method.Range(Histogram([.. Skewed.Select(x => 8 * x)]), codes);

        Assert.InRange(range.Min, Skewed.Min(), 0);
        Assert.InRange(range.Max, 0.1f, Skewed.Max());
        Assert.Equal(8 * range.Max, eightfold.Max, 1e-4f);
        Assert.Equal(8 * range.Min, eightfold.Min, 1e-4f);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Signed_ranges_do_not_depend_on_the_sign_and_constants_are_held_exactly(string name, ActivationCodes codes)
    {
        CalibrationMethod method = CalibrationMethods.Get(name);
        AffineQuantizer quantizer = method.Range(Histogram([.. Enumerable.Repeat(2.5f, 1000)]), codes).Quantizer(codes);
        Assert.Equal(2.5f, quantizer.Decode(quantizer.Encode(2.5f)), 0.02f);
        Assert.Equal(0, quantizer.Decode(quantizer.Encode(0)));

        AffineQuantizer plain = method.Range(Histogram(Skewed), ActivationCodes.Signed).Quantizer(ActivationCodes.Signed);
        ActivationHistogram reflection = Histogram([.. Skewed.Select(x => -x)]);
        AffineQuantizer mirrored = method.Range(reflection, ActivationCodes.Signed).Quantizer(ActivationCodes.Signed);
        Assert.Equal(plain.Scale, mirrored.Scale);
    }

    [Fact]
    public void All_zero_is_not_a_fault() => Assert.All(CalibrationMethods.All, method =>
        Assert.Equal(new ActivationRange(0, 0), method.Range(Histogram(new float[100]), ActivationCodes.Unsigned)));

    [Fact]
    public void MinMax_holds_everything() =>
        Assert.Equal(
            new ActivationRange(Skewed.Min(), Skewed.Max()),
            CalibrationMethods.Get("minmax").Range(Histogram(Skewed), ActivationCodes.Unsigned));

    [Fact]
    public void Percentile_is_that_of_the_sorted_values()
    {
        float[] sorted = [.. Skewed.Select(Math.Abs).Order()];
        double exact = sorted[(int)Math.Ceiling(CalibrationMethods.Percentile * sorted.Length) - 1];
        ActivationHistogram histogram = Histogram(Skewed);
        double found = CalibrationMethods.Get("Percentile").Range(histogram, ActivationCodes.Unsigned).Max;
        Assert.Equal(exact, found, histogram.BinWidth * 1.001);
    }

    [Theory]
    [InlineData(ActivationCodes.Signed)]
    [InlineData(ActivationCodes.Unsigned)]
    public void MSE_is_as_good_as_an_exhaustive_search_over_the_values_themselves(ActivationCodes codes)
    {
        float[] values = Skewed[..4000];
        ActivationHistogram histogram = Histogram(values);
        double found = SquareError(values, CalibrationMethods.Get("MSE").Range(histogram, codes).Quantizer(codes));
        double best = Enumerable.Range(1, 4000)
            .Min(i => SquareError(values, histogram.Range.Clip(i * histogram.Range.Max / 4000).Quantizer(codes)));
        Assert.InRange(found, 0.999 * best, 1.02 * best);
    }

    /// <summary>
    /// A second implementation, along the slides of TensorRT: distributions as arrays, quantized and expanded one after the other.
    /// </summary>
    [Fact]
    public void Entropy_is_where_a_straightforward_search_over_magnitudes_finds_the_least_divergence()
    {
        float[] values = Gaussian(20_000, 3);
        values[0] = 40;
        ActivationHistogram histogram = Histogram(values);
        var counts = new double[ActivationHistogram.Bins];
        foreach (float value in values)
        {
            counts[Math.Min((int)(Math.Abs(value) / histogram.Range.Max * counts.Length), counts.Length - 1)]++;
        }

        int best = Enumerable.Range(128, counts.Length - 127).MinBy(bins => Divergence(counts, bins));
        double threshold = CalibrationMethods.Get("Entropy").Range(histogram, ActivationCodes.Signed).Max;
        Assert.Equal(best * histogram.BinWidth, threshold, 1e-4);
        Assert.InRange(threshold, 2, 20);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        string message = Assert.Throws<ArgumentException>(() => CalibrationMethods.Get("magic")).Message;
        Assert.Contains("MinMax, Percentile, Entropy, MSE", message, StringComparison.Ordinal);
    }

    private static double Divergence(double[] counts, int bins)
    {
        double[] reference = counts[..bins];
        reference[^1] += counts[bins..].Sum();
        var expanded = new double[bins];
        for (int level = 0; level < 128; level++)
        {
            int from = level * bins / 128;
            int[] members = [.. Enumerable.Range(from, ((level + 1) * bins / 128) - from)];
            int[] occupied = [.. members.Where(bin => reference[bin] > 0)];
            foreach (int bin in occupied)
            {
                expanded[bin] = members.Sum(member => counts[member]) / occupied.Length;
            }
        }

        (double p, double q) = (reference.Sum(), expanded.Sum());
        return Enumerable.Range(0, bins).Where(bin => reference[bin] > 0)
            .Sum(bin => reference[bin] / p * Math.Log(reference[bin] / p / (expanded[bin] / q)));
    }

    private static double SquareError(float[] values, AffineQuantizer quantizer) =>
        values.Sum(value => Math.Pow(value - quantizer.Decode(quantizer.Encode(value)), 2));

    private static ActivationHistogram Histogram(float[] values)
    {
        var histogram = new ActivationHistogram(new ActivationRange(Math.Min(0, values.Min()), Math.Max(0, values.Max())));
        histogram.Add(values.AsSpan(0, values.Length / 2));
        histogram.Add(values.AsSpan(values.Length / 2));
        return histogram;
    }

    private static float[] Gaussian(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
                (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))),
        ];
    }
}
