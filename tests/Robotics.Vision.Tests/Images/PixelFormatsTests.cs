namespace Robotics.Vision.Tests.Images;

public class PixelFormatsTests
{
    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryFormatIsDescribed(PixelFormat format)
    {
        PixelFormatInfo info = format.Info();
        Assert.Equal(format, info.Format);
        Assert.Equal(format, PixelFormats.FromRos(info.RosEncoding));
        Assert.InRange(Math.Max(info.RedOffset, Math.Max(info.GreenOffset, info.BlueOffset)), 0, info.BytesPerPixel - 1);
    }

    [Theory]
    [InlineData("rgb8", PixelFormat.Rgb8, 3, 0, 1, 2)]
    [InlineData("bgr8", PixelFormat.Bgr8, 3, 2, 1, 0)]
    [InlineData("rgba8", PixelFormat.Rgba8, 4, 0, 1, 2)]
    [InlineData("bgra8", PixelFormat.Bgra8, 4, 2, 1, 0)]
    [InlineData("mono8", PixelFormat.Mono8, 1, 0, 0, 0)]
    public void RosNamesAndLayouts(string encoding, PixelFormat format, int bytes, int red, int green, int blue) =>
        Assert.Equal(new PixelFormatInfo(format, encoding, bytes, red, green, blue), PixelFormats.FromRos(encoding).Info());

    [Theory]
    [InlineData("")]
    [InlineData("RGB8")]
    [InlineData("32FC1")]
    public void UnknownEncodingIsNamed(string encoding)
    {
        InvalidImageException error = Assert.Throws<InvalidImageException>(() => PixelFormats.FromRos(encoding));
        Assert.Equal($"The image encoding '{encoding}' is not supported; use one of rgb8, bgr8, rgba8, bgra8, mono8.", error.Message);
    }

    [Fact]
    public void EndlessEncodingIsCutInTheMessage()
    {
        InvalidImageException error = Assert.Throws<InvalidImageException>(() => PixelFormats.FromRos(new string('x', 100_000)));
        Assert.InRange(error.Message.Length, 1, 200);
    }

    [Fact]
    public void KnownEncodingAllocatesNothing()
    {
        PixelFormats.FromRos("mono8"u8);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PixelFormats.FromRos("mono8"u8);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ValueOutsideTheEnumerationIsRejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((PixelFormat)Enum.GetValues<PixelFormat>().Length).Info());
}
