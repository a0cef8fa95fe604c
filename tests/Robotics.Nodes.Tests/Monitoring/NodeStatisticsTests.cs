using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Nodes.Monitoring;

namespace Robotics.Nodes.Tests.Monitoring;

public class NodeStatisticsTests
{
    [Fact]
    public void Memory_is_measured_between_warming_up_and_the_end_of_the_frames()
    {
        NodeStatistics statistics = new();
        foreach ((ulong frames, ulong bytes) in ((ulong, ulong)[])
            [(0, 900_000), (10, 950_000), (40, 960_000), (70, 961_000), (100, 961_300), (130, 961_600), (150, 990_000), (150, 990_000)])
        {
            statistics.Add(new SegmentationMetrics { FramesSegmented = frames, AllocatedBytes = bytes });
        }

        NodeSummary summary = statistics.Summary;
        Assert.Equal((60, 600), (summary.SteadyFrames, summary.SteadyBytes));
        Assert.Equal(10, summary.AllocatedBytesPerFrame);
        Assert.Equal(150ul, summary.Metrics!.FramesSegmented);
    }

    [Fact]
    public void A_short_run_measures_no_memory()
    {
        NodeStatistics statistics = new();
        statistics.Add(new SegmentationMetrics { FramesSegmented = 10 });
        statistics.Add(new SegmentationMetrics { FramesSegmented = 20 });

        Assert.Null(statistics.Summary.AllocatedBytesPerFrame);
    }

    [Fact]
    public void The_status_is_the_nodes_own()
    {
        NodeStatistics statistics = new();
        statistics.Add(
            new DiagnosticArray
            {
                Status =
                [
                    new DiagnosticStatus
                    {
                        Name = "/segmentation_node: segmentation", Level = DiagnosticStatus.WARN, Message = "No image on /image"
                    },
                    new DiagnosticStatus { Name = "/motor: heat", Level = DiagnosticStatus.ERROR, Message = "hot" },
                    new DiagnosticStatus { Name = "/segmentation_node_rear: images", Level = DiagnosticStatus.ERROR, Message = "dark" },
                ],
            },
            "/segmentation_node");

        Assert.Equal("warning: No image on /image", statistics.Summary.Status);
    }
}
