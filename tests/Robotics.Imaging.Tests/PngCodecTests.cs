using System.Runtime.InteropServices;

namespace Robotics.Imaging.Tests;

public class PngCodecTests
{
    private const int Width = 37;
    private const int Height = 11;

    private static readonly (string, byte[])[] Gamma = [("gAMA", [0, 0, 0x27, 0x10])];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void GrayMasksComeOutAsIds(int depth)
    {
        byte[] file = TestPng.Write(Width, Height, depth, 0, (x, y, _) => Id(x, y, depth), extra: Gamma);
        Assert.Equal(Ids(depth), ImageCodecs.Decode(file, PixelLayout.Label8).Pixels);
        Assert.Equal(Ids(depth).Select(v => (ushort)v), DecodeLabel16(file));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(8, false)]
    [InlineData(8, true)]
    public void PaletteMasksComeOutAsIndices(int depth, bool transparent)
    {
        // Every entry has the same colour: a decoder that matched colours would lose the ids.
        var palette = new byte[3 << depth];
        byte[]? alpha = transparent ? [0, 128, 0] : null;
        byte[] file = TestPng.Write(Width, Height, depth, 3, (x, y, _) => Id(x, y, depth), palette, alpha);
        Assert.True(ImageCodecs.ReadHeader(file).HasPalette);
        Assert.Equal(Ids(depth), ImageCodecs.Decode(file, PixelLayout.Label8).Pixels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SixteenBitMasksAreExact(bool withGamma)
    {
        byte[] file = TestPng.Write(Width, Height, 16, 0, (x, y, _) => (x * 1771) + y, extra: withGamma ? Gamma : null);
        var expected = new ushort[Width * Height];
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = (ushort)((i % Width * 1771) + (i / Width));
        }

        Assert.Equal(expected, DecodeLabel16(file));
        string message = Assert.Throws<ImageFormatException>(() => ImageCodecs.Decode(file, PixelLayout.Label8)).Message;
        Assert.Contains("16-bit", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ColourPngsAreNoMasks()
    {
        byte[] file = TestPng.Write(4, 4, 8, 2, (_, _, _) => 1);
        string message = Assert.Throws<ImageFormatException>(() => ImageCodecs.Decode(file, PixelLayout.Label8)).Message;
        Assert.Contains("3 channels", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 8, false)]
    [InlineData(6, 8, false)]
    [InlineData(2, 8, true)]
    [InlineData(2, 16, false)]
    [InlineData(6, 16, true)]
    public void ColoursComeOutAsStored(int colorType, int depth, bool withGamma)
    {
        static int Eight(int x, int y, int c) => ((x * 7) + (y * 13) + (c * 50)) & 255;
        int scale = depth == 16 ? 257 : 1;
        byte[] file = TestPng.Write(
            Width, Height, depth, colorType, (x, y, c) => Eight(x, y, c) * scale, extra: withGamma ? Gamma : null);
        foreach ((PixelLayout pixels, int[] order) in new (PixelLayout, int[])[]
        {
            (PixelLayout.Rgb8, [0, 1, 2]),
            (PixelLayout.Bgr8, [2, 1, 0]),
            (PixelLayout.Rgba8, [0, 1, 2, 3]),
            (PixelLayout.Bgra8, [2, 1, 0, 3]),
        })
        {
            var expected = new List<byte>();
            for (int i = 0; i < Width * Height; i++)
            {
                expected.AddRange(order.Select(c => c == 3 && colorType == 2 ? (byte)255 : (byte)Eight(i % Width, i / Width, c)));
            }

            Assert.Equal(expected, ImageCodecs.Decode(file, pixels).Pixels);
        }
    }

    [Fact]
    public void PaletteColoursAreLookedUp()
    {
        byte[] file = TestPng.Write(2, 1, 8, 3, (x, _, _) => x, [10, 20, 30, 40, 50, 60], [0]);
        Assert.Equal([30, 20, 10, 60, 50, 40], ImageCodecs.Decode(file, PixelLayout.Bgr8).Pixels);
        Assert.Equal([10, 20, 30, 0, 40, 50, 60, 255], ImageCodecs.Decode(file, PixelLayout.Rgba8).Pixels);
    }

    [Fact]
    public void GrayIsReadIntoColour()
    {
        byte[] file = TestPng.Write(2, 1, 8, 0, (x, _, _) => 100 + x);
        Assert.Equal([100, 100, 100, 101, 101, 101], ImageCodecs.Decode(file, PixelLayout.Rgb8).Pixels);
        Assert.Equal([100, 101], ImageCodecs.Decode(file, PixelLayout.Mono8).Pixels);
    }

    [Fact]
    public void StrideLeavesThePaddingAlone()
    {
        byte[] file = TestPng.Write(3, 2, 8, 6, (x, y, c) => (x * 10) + y + c);
        var layout = new ImageLayout(3, 2, PixelLayout.Rgb8, 12);
        var buffer = Enumerable.Repeat((byte)0xEE, 24).ToArray();
        ImageCodecs.Png.Decode(file, buffer, layout);
        Assert.Equal([0, 1, 2, 10, 11, 12, 20, 21, 22, 0xEE, 0xEE, 0xEE, 1, 2, 3, 11, 12, 13, 21, 22, 23, 0xEE, 0xEE, 0xEE], buffer);
    }

    [Fact]
    public void WrittenMasksAreReadByTheSecondImplementation()
    {
        byte[] ids = Ids(8);
        byte[] file = ImageCodecs.Png.Encode(ids, new ImageLayout(Width, Height, PixelLayout.Label8));
        Assert.Equal(ids, TestPng.ReadGray8(file, out int width, out int height));
        Assert.Equal((Width, Height), (width, height));
    }

    [Theory]
    [InlineData(PixelLayout.Rgb8)]
    [InlineData(PixelLayout.Bgr8)]
    [InlineData(PixelLayout.Rgba8)]
    [InlineData(PixelLayout.Bgra8)]
    [InlineData(PixelLayout.Mono8)]
    [InlineData(PixelLayout.Label8)]
    [InlineData(PixelLayout.Label16)]
    public void RoundTripsEveryLayout(PixelLayout pixels)
    {
        var layout = new ImageLayout(61, 17, pixels);
        var data = new byte[layout.ByteCount];
        new Random(5).NextBytes(data);
        Assert.Equal(data, ImageCodecs.Decode(ImageCodecs.Png.Encode(data, layout), pixels).Pixels);
    }

    private static ushort[] DecodeLabel16(byte[] file) =>
        MemoryMarshal.Cast<byte, ushort>(ImageCodecs.Decode(file, PixelLayout.Label16).Pixels).ToArray();

    private static byte Id(int x, int y, int depth) => (byte)(((x * 5) + (y * 3)) & ((1 << depth) - 1));

    private static byte[] Ids(int depth) => [.. Enumerable.Range(0, Width * Height).Select(i => Id(i % Width, i / Width, depth))];
}
