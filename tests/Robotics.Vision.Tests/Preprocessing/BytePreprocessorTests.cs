namespace Robotics.Vision.Tests.Preprocessing;

public class BytePreprocessorTests
{
    [Theory]
    [InlineData(PixelFormat.Rgb8, 128, 72, 51, 29)]
    [InlineData(PixelFormat.Bgr8, 37, 23, 101, 67)]
    [InlineData(PixelFormat.Bgra8, 64, 48, 64, 24)]
    [InlineData(PixelFormat.Mono8, 33, 17, 16, 34)]
    [InlineData(PixelFormat.Rgb8, 5, 3, 1, 1)]
    public void RoundsTheReference(PixelFormat format, int srcWidth, int srcHeight, int width, int height)
    {
        byte[] data = Noise(srcWidth * srcHeight * format.Info().BytesPerPixel);
        var image = new ImageSpan(data, srcWidth, srcHeight, srcWidth * format.Info().BytesPerPixel, format);
        float[] planes = new float[3 * height * width];
        PreprocessorReference.Run(image, width, height, Normalization.UnitRange, planes);

        byte[] actual = new byte[planes.Length];
        new BytePreprocessor(srcWidth, srcHeight, format, width, height).Run(image, actual);

        for (int i = 0; i < width * height; i++)
        {
            for (int c = 0; c < 3; c++)
            {
                Assert.InRange(actual[(3 * i) + c] - (planes[(c * width * height) + i] * 255), -0.54, 0.54);
            }
        }
    }

    [Fact]
    public void AnImageOfTheSameSizeKeepsItsValues()
    {
        byte[] bgr = Noise(24 * 10 * 3);
        byte[] actual = new byte[bgr.Length];
        new BytePreprocessor(24, 10, PixelFormat.Bgr8, 24, 10).Run(new ImageSpan(bgr, 24, 10, 72, PixelFormat.Bgr8), actual);
        Assert.Equal(bgr.Chunk(3).SelectMany(pixel => pixel.Reverse()), actual);
    }

    [Fact]
    public void AllocatesNothing()
    {
        byte[] data = Noise(64 * 48 * 3), tensor = new byte[32 * 24 * 3];
        var kernel = new BytePreprocessor(64, 48, PixelFormat.Rgb8, 32, 24);
        kernel.Run(new ImageSpan(data, 64, 48, 192, PixelFormat.Rgb8), tensor);
        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Run(new ImageSpan(data, 64, 48, 192, PixelFormat.Rgb8), tensor);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static byte[] Noise(int length)
    {
        byte[] data = new byte[length];
        new Random(length).NextBytes(data);
        return data;
    }
}
