using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
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
}
