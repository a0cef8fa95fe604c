namespace Robotics.Vision.Tests.Images;

public class ImageSpanTests
{
    [Fact]
    public void RowsSkipThePadding()
    {
        byte[] data = [1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12];
        var image = new ImageSpan(data, 2, 2, 8, PixelFormat.Bgr8);
        Assert.Equal([1, 2, 3, 4, 5, 6], image.Row(0).ToArray());
        Assert.Equal([7, 8, 9, 10, 11, 12], image.Row(1).ToArray());
    }

    [Fact]
    public void RosImageIsViewedInPlace()
    {
        byte[] data = new byte[2 * 16];
        ImageSpan image = ImageSpan.FromRos(data, 5, 2, 16, "rgb8"u8);
        Assert.True(image.Data == data);
        Assert.Equal((5, 2, 16, PixelFormat.Rgb8), (image.Width, image.Height, image.Stride, image.Format));
    }

    [Theory]
    [InlineData(32, 0u, 2u, 16u, "The image size 0x2 is not positive.")]
    [InlineData(0, 0u, 0u, 0u, "The image size 0x0 is not positive.")]
    [InlineData(32, 5u, 0u, 16u, "The image size 5x0 is not positive.")]
    [InlineData(31, 5u, 2u, 16u, "The image header says step 16 x height 2 = 32 bytes, but the message carries 31 bytes of data.")]
    [InlineData(33, 5u, 2u, 16u, "The image header says step 16 x height 2 = 32 bytes, but the message carries 33 bytes of data.")]
    [InlineData(0, 16384u, 16384u, 49152u,
        "The image header says step 49152 x height 16384 = 805306368 bytes, but the message carries 0 bytes of data.")]
    [InlineData(28, 5u, 2u, 14u, "A row of 5 rgb8 pixels takes 15 bytes, but the rows are only 14 bytes apart.")]
    [InlineData(32, 4294967295u, 2u, 16u, "A row of 4294967295 rgb8 pixels takes 12884901885 bytes, but the rows are only 16 bytes apart.")]
    [InlineData(0, 1u, 1u << 31, 1u << 31,
        "The image header says step 2147483648 x height 2147483648 = 4611686018427387904 bytes, but the message carries 0 bytes of data.")]
    public void BadRosHeaderIsExplained(int bytes, uint width, uint height, uint step, string message)
    {
        InvalidImageException error =
            Assert.Throws<InvalidImageException>(() => _ = ImageSpan.FromRos(new byte[bytes], width, height, step, "rgb8"u8));
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(13, 2, 2, 8)]
    [InlineData(14, 3, 2, 8)]
    [InlineData(14, -1, 2, 8)]
    [InlineData(14, 2, -1, 8)]
    [InlineData(14, 2, 2, -8)]
    [InlineData(14, int.MaxValue, int.MaxValue, int.MaxValue)]
    public void MemoryThatCannotHoldTheImageIsRejected(int bytes, int width, int height, int stride) =>
        Assert.Throws<InvalidImageException>(() => _ = new ImageSpan(new byte[bytes], width, height, stride, PixelFormat.Bgr8));
}
