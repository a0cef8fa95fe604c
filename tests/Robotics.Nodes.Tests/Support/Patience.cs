using System.Diagnostics;

namespace Robotics.Nodes.Tests.Support;

/// <summary>Waiting for what another process does. The limit only ends a test that would never end.</summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(10);

    public static void WaitUntil(Func<bool> condition, Func<string> what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, what());
            Thread.Sleep(s_poll);
        }
    }
}
