using Robotics.Nodes.Camera.Sources;

namespace Robotics.Nodes.Tests.Camera;

public class FfmpegProcessTests
{
    /// <summary>More complaints than a pipe holds come before the output.</summary>
    [Fact]
    public void Complaints_do_not_hold_the_output_up_and_the_last_are_kept()
    {
        using FfmpegProcess program = new("sh", "-c", "seq 100000 >&2; printf x");

        Assert.Equal('x', program.Output.ReadByte());
        Assert.Equal(-1, program.Output.ReadByte());
        Assert.Equal(["99996", "99997", "99998", "99999", "100000"], program.End().Split(Environment.NewLine));
    }
}
