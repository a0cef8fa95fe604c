using System.Diagnostics;

namespace Robotics.Bench.Vision;

/// <summary>
/// Times two ways of doing the same work in turns, each the first of every other turn, so that whatever else the machine does hits both.
/// </summary>
internal static class SideBySide
{
    private const int UsualWarmUps = 40;

    /// <summary>One row: the median of ours in milliseconds, and its ratio to the median of the reference.</summary>
    public static BenchRow Measure(
        string name, Action ours, string referenceName, Action reference, int rounds, int warmUps = UsualWarmUps) =>
        Measure(() => Stopwatch.GetElapsedTime(0), name, ours, referenceName, reference, rounds, warmUps);

    /// <summary>The same in processor time of all threads, which other work on the machine does not lengthen.</summary>
    public static BenchRow MeasureProcessor(
        string name, Action ours, string referenceName, Action reference, int rounds, int warmUps = UsualWarmUps) =>
        Measure(() => Environment.CpuUsage.TotalTime, name, ours, referenceName, reference, rounds, warmUps);

    private static BenchRow Measure(
        Func<TimeSpan> clock, string name, Action ours, string referenceName, Action reference, int rounds, int warmUps)
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
            if (i % 2 == 0)
            {
                oursTimes[i] = Time(ours);
            }

            referenceTimes[i] = Time(reference);
            if (i % 2 == 1)
            {
                oursTimes[i] = Time(ours);
            }
        }

        double median = Median(oursTimes), referenceMedian = Median(referenceTimes);
        return new BenchRow(name, median, "ms", $"{referenceName}: {referenceMedian:F1} ms", median / referenceMedian);

        double Time(Action action)
        {
            TimeSpan start = clock();
            action();
            return (clock() - start).TotalMilliseconds;
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
