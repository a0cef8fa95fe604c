namespace Robotics.Training.Experiments;

/// <summary>Quantiles of Student's t-distribution.</summary>
public static class StudentT
{
    private const int Intervals = 2000;
    private const int Bisections = 100;

    /// <summary>The t beyond which a sample of <paramref name="freedom"/> degrees of freedom lies in 5 % of cases, both ways.</summary>
    public static double Quantile95(int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        (double low, double high) = (0, 20);
        for (int i = 0; i < Bisections; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Inside(middle, freedom) < 0.95 ? (middle, high) : (low, middle);
        }

        return high;
    }

    // With t = sqrt(n) tan(angle) the density becomes a power of the cosine, which Simpson's rule integrates.
    private static double Inside(double t, int freedom)
    {
        double end = Math.Atan(t / Math.Sqrt(freedom));
        return Integral(end, freedom) / Integral(Math.PI / 2, freedom);
    }

    private static double Integral(double end, int freedom)
    {
        double step = end / Intervals;
        double Value(int i) => Math.Pow(Math.Max(Math.Cos(i * step), 0), freedom - 1);
        double sum = Value(0) + Value(Intervals);
        for (int i = 1; i < Intervals; i++)
        {
            sum += (i % 2 == 0 ? 2 : 4) * Value(i);
        }

        return sum * step / 3;
    }
}
