namespace Robotics.Vision.Tests.Painting;

public class MaskPainterTests
{
    private static readonly Rgb24[] s_colors = [new(1, 2, 3), new(4, 5, 6)];

    [Theory]
    [InlineData(PixelFormat.Rgb8, new byte[] { 4, 5, 6, 1, 2, 3, 0, 0, 0, 4, 5, 6 })]
    [InlineData(PixelFormat.Bgr8, new byte[] { 6, 5, 4, 3, 2, 1, 0, 0, 0, 6, 5, 4 })]
    public void PaintsEachIdInItsColour(PixelFormat format, byte[] expected)
    {
        byte[] guarded = [.. Enumerable.Repeat((byte)0xEE, 16)];
        MaskPainter.Colorize([1, 0, LabelSet.Unlabelled, 1], s_colors, format, guarded.AsSpan(2, 12));
        Assert.Equal([0xEE, 0xEE, .. expected, 0xEE, 0xEE], guarded);
    }

    [Fact]
    public void WrongArgumentsAreRejected()
    {
        MaskPainter.Colorize([], s_colors, PixelFormat.Rgb8, []);
        Assert.Throws<ArgumentException>(() => MaskPainter.Colorize([0], s_colors, PixelFormat.Rgb8, new byte[4]));
        Assert.Throws<ArgumentException>(() => MaskPainter.Colorize([0], s_colors, PixelFormat.Rgba8, new byte[4]));
        Assert.Throws<ArgumentException>(() => MaskPainter.Colorize([0], new Rgb24[257], PixelFormat.Rgb8, new byte[3]));
    }
}
