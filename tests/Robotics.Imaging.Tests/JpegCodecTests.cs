using System.IO.Compression;

namespace Robotics.Imaging.Tests;

public class JpegCodecTests
{
    private static readonly byte[] Sample = File.ReadAllBytes(Reference("ffmpeg_420.jpg"));

    [Fact]
    public void HeaderTellsSizeAndChannels() =>
        Assert.Equal(new ImageHeader(ImageFileFormat.Jpeg, 96, 64, 3, 8, false), ImageCodecs.ReadHeader(Sample));

    [Fact]
    public void AgreesWithFfmpegsDecoder()
    {
        using var raw = new GZipStream(File.OpenRead(Reference("ffmpeg_420.rgb.gz")), CompressionMode.Decompress);
        var expected = new byte[96 * 64 * 3];
        raw.ReadExactly(expected);
        byte[] actual = ImageCodecs.Decode(Sample, PixelLayout.Rgb8).Pixels;

        // The two interpolate chroma differently; swapped channels or rows would be 30 and more.
        Assert.InRange(expected.Zip(actual, (a, b) => Math.Abs(a - b)).Average(), 0, 4);
    }

    [Fact]
    public void ChannelOrdersAreTheSamePixels()
    {
        byte[] rgb = ImageCodecs.Decode(Sample, PixelLayout.Rgb8).Pixels;
        byte[] bgr = ImageCodecs.Decode(Sample, PixelLayout.Bgr8).Pixels;
        byte[] rgba = ImageCodecs.Decode(Sample, PixelLayout.Rgba8).Pixels;
        byte[] bgra = ImageCodecs.Decode(Sample, PixelLayout.Bgra8).Pixels;
        for (int i = 0; i < 96 * 64; i++)
        {
            byte[] pixel = rgb[(3 * i)..((3 * i) + 3)];
            Assert.Equal(pixel.Reverse(), bgr[(3 * i)..((3 * i) + 3)]);
            Assert.Equal([.. pixel, 255], rgba[(4 * i)..((4 * i) + 4)]);
            Assert.Equal([pixel[2], pixel[1], pixel[0], 255], bgra[(4 * i)..((4 * i) + 4)]);
        }
    }

    [Theory]
    [InlineData(PixelLayout.Rgb8, 0)]
    [InlineData(PixelLayout.Bgr8, 512)]
    [InlineData(PixelLayout.Rgba8, 0)]
    [InlineData(PixelLayout.Bgra8, 0)]
    [InlineData(PixelLayout.Mono8, 0)]
    public void RoundTripKeepsSmoothImages(PixelLayout pixels, int stride)
    {
        var layout = new ImageLayout(127, 65, pixels, stride);
        var data = new byte[layout.ByteCount];
        for (int y = 0; y < layout.Height; y++)
        {
            for (int i = 0; i < layout.RowBytes; i++)
            {
                int channel = i % pixels.BytesPerPixel();
                data[(y * layout.Stride) + i] = channel == 3 ? (byte)255 : (byte)(y + (i / pixels.BytesPerPixel()) + (20 * channel));
            }
        }

        var decoded = new byte[layout.ByteCount];
        ImageCodecs.Jpeg.Decode(ImageCodecs.Jpeg.Encode(data, layout), decoded, layout);
        Assert.All(Enumerable.Range(0, data.Length), i => Assert.InRange(Math.Abs(data[i] - decoded[i]), 0, 6));
    }

    [Fact]
    public void QualityChangesTheSize()
    {
        var layout = new ImageLayout(64, 64, PixelLayout.Rgb8);
        var noise = new byte[layout.ByteCount];
        new Random(1).NextBytes(noise);
        int Size(int quality) => new JpegCodec { Quality = quality }.Encode(noise, layout).Length;
        Assert.True(Size(20) < Size(90) / 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new JpegCodec { Quality = 0 });
    }

    [Fact]
    public void MasksAreRefused()
    {
        string message = Assert.Throws<ImageFormatException>(() => ImageCodecs.Decode(Sample, PixelLayout.Label8)).Message;
        Assert.Contains("PNG", message, StringComparison.Ordinal);
        Assert.Throws<ImageFormatException>(() => ImageCodecs.Jpeg.Encode(new byte[4], new ImageLayout(2, 2, PixelLayout.Label8)));
    }

    [Fact]
    public void ABrokenHeaderDoesNotSpoilTheNextImage()
    {
        byte[] expected = ImageCodecs.Decode(Sample, PixelLayout.Rgb8).Pixels;
        byte[] broken = [.. Sample];
        int table = broken.AsSpan().IndexOf(new byte[] { 0xFF, 0xDB });
        broken[table + 4] = 0x0F;
        Assert.Throws<ImageFormatException>(() => ImageCodecs.ReadHeader(broken));
        Assert.Equal(expected, ImageCodecs.Decode(Sample, PixelLayout.Rgb8).Pixels);
    }

    [Fact]
    public void SteadyStateAllocatesNothing()
    {
        var layout = new ImageLayout(96, 64, PixelLayout.Bgr8);
        var pixels = new byte[layout.ByteCount];
        var encoded = new byte[ImageCodecs.Jpeg.GetMaxEncodedSize(layout)];
        void Turn()
        {
            ImageCodecs.Jpeg.Decode(Sample, pixels, layout);
            ImageCodecs.Jpeg.Encode(pixels, layout, encoded);
        }

        Turn();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            Turn();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Reference(string name) => Path.Combine(AppContext.BaseDirectory, "reference", name);
}
