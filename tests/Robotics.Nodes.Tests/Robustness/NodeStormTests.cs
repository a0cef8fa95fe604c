using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Tests.Storm;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Robustness;

public class NodeStormTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>
{
    private const string Rejected = "Rejected a frame on";

    [Fact]
    public void Ten_seconds_of_bad_input_do_a_running_node_no_harm()
    {
        Image picture = Pictures.Create(PixelFormat.Rgb8);
        byte[] expected = new byte[picture.Width * picture.Height];
        fixture.Pipeline.Segment(Pictures.View(picture), expected);
        using NodeStorm storm = new(fixture.Ros, "/segmentation_node", seed: 20240712);

        int count = Pace.Run(TimeSpan.FromSeconds(10), storm.Step);
        storm.End();

        string log = fixture.Process.Errors;
        Assert.False(fixture.Process.HasExited, log);
        Assert.Equal(count, storm.BrokenPayloads + storm.Assignments.Taken + storm.Assignments.Refused);
        Assert.True(storm.Assignments.Refused > count / 8, $"{storm.Assignments.Refused} assignments refused");
        Assert.DoesNotContain("crit:", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", log, StringComparison.Ordinal);
        string[] reasons = [.. log.Split('\n').Where(line => line.Contains(Rejected, StringComparison.Ordinal))];
        Assert.NotEmpty(reasons);
        Assert.All(reasons, line => Assert.Matches($"{Rejected} /.*: \\S", line));
        Assert.Equal(expected, fixture.Segment(picture).Data);
    }

    [Fact]
    public void A_rate_of_next_to_nothing_does_not_stop_the_node()
    {
        using TemporaryFolder folder = new();
        int domain = FreeDomain.Find();
        string model = folder.Write("tiny.onnx", TinyModel.Create());
        using NodeProcess process = new(domain, "node", "--model", model, "--ros-args", "-p", "max_fps:=5e-324");
        using RosContext context = new(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
        using RosNode ros = context.CreateNode("test");
        using RosPublisher<Image> images = ros.CreatePublisher<Image>("/image", QosProfile.Default);
        using RosSubscription<Image> masks = ros.CreateSubscription<Image>("/segmentation_node/mask", QosProfile.Default);

        Patience.WaitUntil(
            () =>
            {
                images.Publish(Pictures.Create(PixelFormat.Rgb8));
                return masks.Wait(TimeSpan.FromMilliseconds(200));
            },
            () => process.Errors);
        images.Publish(Pictures.Create(PixelFormat.Rgb8));
        process.Signal("INT");

        Assert.True(process.WaitForExit() == 0, process.Errors);
    }
}
