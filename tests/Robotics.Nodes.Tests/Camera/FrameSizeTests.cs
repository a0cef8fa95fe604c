using Robotics.Nodes.Camera;

namespace Robotics.Nodes.Tests.Camera;

public class FrameSizeTests
{
    [Fact]
    public void Sizes_are_written_as_columns_by_rows()
    {
        Assert.True(FrameSize.TryParse("1280x720", out FrameSize size));
        Assert.Equal(new FrameSize(1280, 720), size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1280")]
    [InlineData("1280x")]
    [InlineData("1280x720x3")]
    [InlineData("-1280x720")]
    [InlineData("1280 x 720")]
    public void Anything_else_is_refused(string text) => Assert.False(FrameSize.TryParse(text, out _));
}
