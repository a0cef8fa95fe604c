using System.Text;

namespace Robotics.Vision.Tests.Images.Encodings;

public class EncodedImageTests
{
    [Theory]
    [InlineData("uyvy", 641u, 480u, 1282u, "A uyvy image holds pixels in pairs, so its width must be even, not 641.")]
    [InlineData("yuv422_yuy2", 641u, 480u, 1282u, "A yuyv image holds pixels in pairs, so its width must be even, not 641.")]
    [InlineData("nv12", 640u, 481u, 640u, "An nv12 image holds one colour for 2x2 pixels, so width and height must be even, not 640x481.")]
    [InlineData("nv21", 641u, 480u, 641u, "An nv21 image holds one colour for 2x2 pixels, so width and height must be even, not 641x480.")]
    [InlineData("bayer_rggb8", 2u, 2u, 2u,
        "A bayer_rggb8 image of 2x2 pixels is too small to interpolate its colours; it needs 3x3 at least.")]
    [InlineData(
        "bayer_bggr16", 640u, 480u, 640u, "A row of 640 bayer_bggr16 pixels takes 1280 bytes, but the rows are only 640 bytes apart.")]
    [InlineData("rgb16", 640u, 480u, 1920u, "A row of 640 rgb16 pixels takes 3840 bytes, but the rows are only 1920 bytes apart.")]
    [InlineData("nv12", 640u, 480u, 1280u,
        "The image header says step 1280 x 720 rows of brightness and colour = 921600 bytes, but the message "
            + "carries 460800 bytes of data.")]
    [InlineData("nv24", 640u, 480u, 640u,
        "The image header says step 640 x 1440 rows of brightness and colour = 921600 bytes, but the message "
            + "carries 460800 bytes of data.")]
    [InlineData(
        "mono16", 640u, 480u, 1280u,
        "The image header says step 1280 x height 480 = 614400 bytes, but the message carries 460800 bytes of data.")]
    [InlineData("nv24", uint.MaxValue, uint.MaxValue, uint.MaxValue,
        "The image header says step 4294967295 x 12884901885 rows of brightness and colour = 55340232195358851075 bytes, "
        + "but the message carries 460800 bytes of data.")]
    public void ImpossibleMessagesAreExplained(string encoding, uint width, uint height, uint step, string message)
    {
        byte[] data = new byte[640 * 480 * 3 / 2];
        InvalidImageException error = Assert.Throws<InvalidImageException>(
            () => _ = EncodedImage.FromRos(data, width, height, step, Encoding.UTF8.GetBytes(encoding), isBigEndian: false));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void WhatNeedsConversionIsNotReadInPlace()
    {
        InvalidImageException error =
            Assert.Throws<InvalidImageException>(() => _ = ImageSpan.FromRos(new byte[12], 4, 2, 4, "nv12"u8));
        Assert.Equal("Images with the encoding nv12 cannot be read in place; they have to be converted first.", error.Message);
    }
}
