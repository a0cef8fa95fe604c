using System.Diagnostics;

namespace Robotics.Bench.Vision;

/// <summary>Times two ways of doing the same work in turns, so that whatever else the machine does hits both.</summary>
internal static class SideBySide
{
    private const int UsualWarmUps = 40;

    /// <summary>One row: the median of ours in milliseconds, and its ratio to the median of the reference.</summary>
    public static BenchRow Measure(
        string name, Action ours, string referenceName, Action reference, int rounds, int warmUps = UsualWarmUps)
    {
        for (int i = 0; i < warmUps; i++)
        {
            ours();
        }

        reference();
        var oursTimes = new double[rounds];
        var referenceTimes = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            oursTimes[i] = Time(ours);
            referenceTimes[i] = Time(reference);
        }

        double median = Median(oursTimes), referenceMedian = Median(referenceTimes);
        return new BenchRow(name, median, "ms", $"{referenceName}: {referenceMedian:F1} ms", median / referenceMedian);
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
