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
        Assert.Equal(format, ImageEncodings.FromRos(info.RosEncoding).Format);
        Assert.InRange(Math.Max(info.RedOffset, Math.Max(info.GreenOffset, info.BlueOffset)), 0, info.BytesPerPixel - 1);
    }

    [Theory]
    [InlineData("rgb8", PixelFormat.Rgb8, 3, 0, 1, 2)]
    [InlineData("bgr8", PixelFormat.Bgr8, 3, 2, 1, 0)]
    [InlineData("rgba8", PixelFormat.Rgba8, 4, 0, 1, 2)]
    [InlineData("bgra8", PixelFormat.Bgra8, 4, 2, 1, 0)]
    [InlineData("mono8", PixelFormat.Mono8, 1, 0, 0, 0)]
    public void RosNamesAndLayouts(string encoding, PixelFormat format, int bytes, int red, int green, int blue) =>
        Assert.Equal(new PixelFormatInfo(format, encoding, bytes, red, green, blue), ImageEncodings.FromRos(encoding).Format.Info());

    [Fact]
    public void ValueOutsideTheEnumerationIsRejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((PixelFormat)Enum.GetValues<PixelFormat>().Length).Info());
}
