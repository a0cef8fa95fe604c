namespace Robotics.Vision.Tests.Images.Encodings;

public class ImageEncodingsTests
{
    /// <summary>
    /// What <c>sensor_msgs/image_encodings.hpp</c> names and cameras send, with bytes a row of 12 pixels and rows of a height of 4.
    /// </summary>
    [Theory]
    [InlineData("rgb8", "rgb8", 36, 4)]
    [InlineData("8UC3", "bgr8", 36, 4)]
    [InlineData("8UC4", "bgra8", 48, 4)]
    [InlineData("rgba8", "rgba8", 48, 4)]
    [InlineData("8UC1", "mono8", 12, 4)]
    [InlineData("rgb16", "rgb16", 72, 4)]
    [InlineData("16UC3", "bgr16", 72, 4)]
    [InlineData("16UC1", "mono16", 24, 4)]
    [InlineData("rgba16", "rgba16", 96, 4)]
    [InlineData("16UC4", "bgra16", 96, 4)]
    [InlineData("yuv422", "uyvy", 24, 4)]
    [InlineData("yuv422_yuy2", "yuyv", 24, 4)]
    [InlineData("nv12", "nv12", 12, 6)]
    [InlineData("nv21", "nv21", 12, 6)]
    [InlineData("nv24", "nv24", 12, 12)]
    [InlineData("bayer_rggb8", "bayer_rggb8", 12, 4)]
    [InlineData("bayer_grbg16", "bayer_grbg16", 24, 4)]
    public void NamesAndSizes(string name, string expected, int rowBytes, int rows)
    {
        ImageEncoding encoding = ImageEncodings.FromRos(name);
        Assert.Equal((expected, rowBytes, rows), (encoding.Name, encoding.RowBytes(12), encoding.Rows(4)));
    }

    [Fact]
    public void NamesAreUnique()
    {
        string[] names = [.. ImageEncodings.All.SelectMany(encoding => encoding.Aliases.Prepend(encoding.Name))];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(ImageEncodings.All, encoding => Assert.Same(encoding, ImageEncodings.FromRos(encoding.Name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RGB8")]
    [InlineData("32FC1")]
    public void UnknownEncodingIsNamed(string encoding)
    {
        InvalidImageException error = Assert.Throws<InvalidImageException>(() => ImageEncodings.FromRos(encoding));
        Assert.StartsWith(
            $"The image encoding '{encoding}' is not supported; use one of rgb8, bgr8, 8UC3, ", error.Message, StringComparison.Ordinal);
        Assert.Contains(", yuv422_yuy2, nv12, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EndlessEncodingIsCutInTheMessage()
    {
        InvalidImageException error = Assert.Throws<InvalidImageException>(() => ImageEncodings.FromRos(new string('x', 100_000)));
        Assert.InRange(error.Message.Length, 1, 500);
    }

    [Fact]
    public void KnownEncodingAllocatesNothing()
    {
        ImageEncodings.FromRos("bayer_grbg16"u8);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ImageEncodings.FromRos("bayer_grbg16"u8);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
