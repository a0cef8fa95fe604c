using System.Diagnostics;

namespace Robotics.Tests.Storm;

/// <summary>Does something at a rate.</summary>
internal static class Pace
{
    /// <summary>Bad inputs a second that everything must stand.</summary>
    public const int PerSecond = 200;

    /// <summary>Calls <paramref name="step"/> as often as the rate gives in that time, later where it cannot keep up.</summary>
    /// <returns>How often that was.</returns>
    public static int Run(TimeSpan time, Action step)
    {
        int count = (int)(time.TotalSeconds * PerSecond);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            TimeSpan early = TimeSpan.FromSeconds((double)i / PerSecond) - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
            {
                Thread.Sleep(early);
            }

            step();
        }

        return count;
    }
}
