using Robotics.Dashboard.Telemetry;
using Robotics.Msgs.RoboticsMsgs;

namespace Robotics.Dashboard.Tests.Telemetry;

public class MetricsHistoryTests
{
    [Fact]
    public void Rates_are_differences_over_the_time_between_two_reports()
    {
        MetricsHistory history = new();
        history.Add(Report(received: 100, dropped: 10), 50);
        history.Add(Report(received: 130, dropped: 14), 52);
        long seen = 0;

        MetricsPoint point = Assert.Single(history.Since(ref seen));

        Assert.Equal(52, point.Time);
        Assert.Equal(15, point.Received);
        Assert.Equal(2, point.Dropped);
        Assert.Empty(history.Since(ref seen));
    }

    [Fact]
    public void A_node_that_was_started_anew_gives_no_negative_rate()
    {
        MetricsHistory history = new();
        history.Add(Report(received: 100, dropped: 10), 1);
        history.Add(Report(received: 5, dropped: 0), 2);
        history.Add(Report(received: 8, dropped: 0), 3);
        long seen = 0;

        Assert.Equal(3, Assert.Single(history.Since(ref seen)).Received);
    }

    [Fact]
    public void A_reader_that_comes_late_gets_what_is_kept()
    {
        MetricsHistory history = new();
        for (ulong second = 0; second <= 2000; second++)
        {
            history.Add(Report(received: second, dropped: 0), second);
        }

        long early = 1990, late = 0;

        Assert.Equal(10, history.Since(ref early).Length);
        Assert.Equal(900, history.Since(ref late).Length);
        Assert.Equal(early, late);
    }

    [Fact]
    public void Percentiles_are_values_that_occurred()
    {
        MetricsHistory history = new();
        for (ulong second = 0; second <= 100; second++)
        {
            history.Add(Report(received: second, dropped: 0, inference: second), second);
        }

        StageSummary inference = history.Summarize().Single(stage => stage.Name == "inference");

        Assert.Equal((50, 95, 99, 100), (inference.P50, inference.P95, inference.P99, inference.Max));
    }

    [Fact]
    public void Nothing_is_summarized_before_anything_is_segmented()
    {
        MetricsHistory history = new();
        history.Add(new SegmentationMetrics(), 1);
        history.Add(new SegmentationMetrics(), 2);

        Assert.Empty(history.Summarize());
    }

    private static SegmentationMetrics Report(ulong received, ulong dropped, float inference = 1) =>
        new() { FramesReceived = received, FramesDropped = dropped, Fps = 10, InferenceMs = inference };
}
