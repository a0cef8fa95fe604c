using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Robotics.Nodes.Segmentation.Reporting;

namespace Robotics.Nodes.Tests.Segmentation;

public class RejectionLogTests
{
    private const int Burst = 10;

    [Fact]
    public void Ever_new_reasons_get_a_line_a_second_after_the_first_few()
    {
        LineCounter lines = new();
        RejectionLog log = new(lines);
        long start = Stopwatch.GetTimestamp();
        int reasons = 0;
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(0.8))
        {
            log.Report("/image", $"reason {++reasons}");
            Thread.Sleep(1);
        }

        Assert.InRange(lines.Count, Burst, Burst + Math.Ceiling(Stopwatch.GetElapsedTime(start).TotalSeconds));
        Assert.Equal($"reason {reasons}", log.LastReason);
    }

    private sealed class LineCounter : ILogger<RejectionLog>
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Count++;
    }
}
