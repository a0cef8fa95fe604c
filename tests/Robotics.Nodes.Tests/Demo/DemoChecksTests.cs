using Robotics.Nodes.Camera;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Segmentation.Reporting;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Demo;

public class DemoChecksTests
{
    private static readonly CameraFigures s_camera = DemoSamples.Camera;
    private static readonly NodeFigures s_node = DemoSamples.Node;
    private static readonly MonitorFigures s_monitor = DemoSamples.Monitor;

    [Fact]
    public void A_run_without_fault_has_no_problem() => Assert.Empty(DemoChecks.Problems(s_camera, s_node, s_monitor));

    [Fact]
    public void A_frame_without_a_fate_is_a_problem() =>
        AssertProblem("some are missing", s_node with { Frames = s_node.Frames with { Segmented = 579 } });

    [Fact]
    public void Frames_that_never_arrive_are_a_problem() =>
        AssertProblem("received none of the camera's 600", s_node with { Frames = new NodeFrames(0, 0, 0, 0) });

    [Fact]
    public void More_frames_than_were_published_are_a_problem() =>
        AssertProblem("another camera", s_node with { Frames = new NodeFrames(601, 601, 0, 0) });

    [Fact]
    public void A_rejected_frame_is_a_problem() =>
        AssertProblem("rejected 1", s_node with { Frames = new NodeFrames(598, 580, 17, 1) });

    [Fact]
    public void Masks_that_do_not_arrive_are_a_problem() =>
        AssertProblem("received 0 masks", s_monitor.Masks with { Masks = 0, Matched = 0 });

    [Fact]
    public void Masks_without_ground_truth_are_a_problem() => AssertProblem("could be compared", s_monitor.Masks with { Matched = 0 });

    [Fact]
    public void Masks_unlike_what_the_model_was_trained_for_are_a_problem() =>
        AssertProblem("was trained to 0.700", s_monitor.Masks with { Miou = 0.2 });

    private static void AssertProblem(string part, NodeFigures node) => AssertOne(part, DemoChecks.Problems(s_camera, node, s_monitor));

    private static void AssertProblem(string part, MaskSummary masks) =>
        AssertOne(part, DemoChecks.Problems(s_camera, s_node, s_monitor with { Masks = masks }));

    private static void AssertOne(string part, IEnumerable<string> problems) =>
        Assert.Contains(problems, problem => problem.Contains(part, StringComparison.Ordinal));
}
