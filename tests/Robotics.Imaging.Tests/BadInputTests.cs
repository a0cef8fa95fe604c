namespace Robotics.Imaging.Tests;

public class BadInputTests
{
    private const int Width = 48;
    private const int Height = 40;
    private static readonly ImageLayout Layout = new(Width, Height, PixelLayout.Bgr8);
    private static readonly byte[] Pixels = MakePixels();

    public static TheoryData<ImageFileFormat> Formats => [ImageFileFormat.Jpeg, ImageFileFormat.Png];

    [Theory]
    [MemberData(nameof(Formats))]
    public void TruncatedFilesAreRefusedOrWhole(ImageFileFormat format)
    {
        byte[] file = Codec(format).Encode(Pixels, Layout);
        byte[] whole = ImageCodecs.Decode(file, PixelLayout.Bgr8).Pixels;
        int refused = 0;
        for (int length = 0; length < file.Length; length++)
        {
            byte[]? decoded = TryDecode(file.AsSpan(0, length));
            refused += decoded is null ? 1 : 0;
            Assert.True(decoded is null || decoded.AsSpan().SequenceEqual(whole), $"{length} of {file.Length} bytes gave another image");
        }

        // Only the end marker may be missing.
        Assert.InRange(refused, file.Length - 16, file.Length);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void FlippedBitsNeverWriteOutsideNorThrowAnythingElse(ImageFileFormat format)
    {
        byte[] file = Codec(format).Encode(Pixels, Layout);
        var random = new Random(20);
        int refused = 0;
        for (int i = 0; i < 1500; i++)
        {
            byte[] broken = [.. file];
            for (int flips = random.Next(1, 9); flips > 0; flips--)
            {
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            }

            refused += TryDecode(broken) is null ? 1 : 0;
        }

        Assert.InRange(refused, format == ImageFileFormat.Png ? 1400 : 100, 1500);
    }

    [Theory]
    [InlineData(ImageFileFormat.Jpeg, 65_501)]
    [InlineData(ImageFileFormat.Png, 1_000_001)]
    public void SidesThatTheFormatCannotHoldAreRefused(ImageFileFormat format, int width)
    {
        ImageLayout layout = new(width, 1, PixelLayout.Mono8);
        Assert.Throws<ImageFormatException>(() => Codec(format).Encode(new byte[width], layout));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RandomBytesBehindTheSignatureAreRefused(ImageFileFormat format)
    {
        byte[] file = Codec(format).Encode(Pixels, Layout);
        var random = new Random(21);
        for (int i = 0; i < 300; i++)
        {
            byte[] broken = file[..random.Next(12, 400)];
            random.NextBytes(broken.AsSpan(8));
            Assert.Null(TryDecode(broken));
        }
    }

    [Fact]
    public void HugePngHeaderIsRefusedBeforeAllocation()
    {
        byte[] file = TestPng.HeaderOnly(16384, 16384);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<ImageFormatException>(() => ImageCodecs.Decode(file, PixelLayout.Rgb8)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal("The PNG header announces 16384x16384 pixels; the limit is 67108864 pixels.", message);
    }

    [Fact]
    public void HugeJpegHeaderIsRefusedBeforeAllocation()
    {
        byte[] file = Codec(ImageFileFormat.Jpeg).Encode(Pixels, Layout);
        int frame = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        int scan = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xDA });
        byte[] huge = file[..(scan + 14)];
        (huge[frame + 5], huge[frame + 6], huge[frame + 7], huge[frame + 8]) = (0x40, 0, 0x40, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<ImageFormatException>(() => ImageCodecs.Decode(huge, PixelLayout.Rgb8)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Contains("16384x16384", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AProgressiveJpegOfVeryManyScansIsRefused()
    {
        Assert.All(ImageCodecs.Decode(ProgressiveJpeg(scans: 100), PixelLayout.Mono8).Pixels, pixel => Assert.Equal(128, pixel));
        string message =
            Assert.Throws<ImageFormatException>(() => ImageCodecs.Decode(ProgressiveJpeg(scans: 1000), PixelLayout.Mono8)).Message;
        Assert.Contains("scans", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLimitIsAnOption()
    {
        byte[] file = new PngCodec().Encode(Pixels, Layout);
        Assert.Throws<ImageFormatException>(() => new PngCodec { MaxPixels = (Width * Height) - 1 }.ReadHeader(file));
        Assert.Equal(Width, new PngCodec { MaxPixels = Width * Height }.ReadHeader(file).Width);
    }

    [Theory]
    [InlineData(new byte[0], "it is empty")]
    [InlineData(new byte[] { 0x47, 0x49, 0x46, 0x38, 0x39 }, "it begins with 47494638")]
    public void ForeignBytesAreNamed(byte[] file, string detail)
    {
        Assert.Contains(detail, Assert.Throws<ImageFormatException>(() => ImageCodecs.ReadHeader(file)).Message, StringComparison.Ordinal);
        Assert.False(ImageCodecs.TryReadHeader(file, out _));
    }

    [Fact]
    public void FilesAreNamedInTheMessage()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        File.WriteAllBytes(path, [1, 2, 3]);
        try
        {
            string message = Assert.Throws<ImageFormatException>(() => ImageCodecs.DecodeFile(path, PixelLayout.Rgb8)).Message;
            Assert.StartsWith(path, message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void WrongBuffersAreArgumentErrors(ImageFileFormat format)
    {
        byte[] file = Codec(format).Encode(Pixels, Layout);
        Assert.Throws<ArgumentException>(() => Codec(format).Decode(file, new byte[Pixels.Length - 1], Layout));
        var turned = new ImageLayout(Height, Width, PixelLayout.Bgr8);
        Assert.Throws<ArgumentException>(() => Codec(format).Decode(file, new byte[Pixels.Length * 2], turned));
        Assert.Throws<ArgumentException>(() => Codec(format).Encode(Pixels.AsSpan(1), Layout, new byte[1 << 20]));
        Assert.Throws<ArgumentException>(() => Codec(format).Encode(Pixels, Layout, new byte[100]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageLayout(10, 10, PixelLayout.Rgb8, 29));
    }

    private static IImageCodec Codec(ImageFileFormat format) => format == ImageFileFormat.Jpeg ? ImageCodecs.Jpeg : ImageCodecs.Png;

    /// <summary>A gray block of 8x8 pixels, whose scans all say that there is no more than the mean.</summary>
    private static byte[] ProgressiveJpeg(int scans)
    {
        byte[] oneCode = [0xFF, 0xC4, 0, 20, 0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] oneCodeOfAc = [.. oneCode];
        oneCodeOfAc[4] = 0x10;
        byte[] dc = [0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 0, 0, 0x7F];
        byte[] ac = [0xFF, 0xDA, 0, 8, 1, 1, 0x00, 1, 63, 0, 0x7F];
        return
        [
            0xFF, 0xD8,
            0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
            0xFF, 0xC2, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0,
            .. oneCode, .. oneCodeOfAc, .. dc, .. Enumerable.Repeat(ac, scans - 1).SelectMany(scan => scan),
            0xFF, 0xD9,
        ];
    }

    /// <summary>Null where the file is refused; checks that nothing beyond the image is written.</summary>
    private static byte[]? TryDecode(ReadOnlySpan<byte> file)
    {
        const int guard = 4096;
        var buffer = new byte[Pixels.Length + guard];
        buffer.AsSpan(Pixels.Length).Fill(0xA5);
        try
        {
            ImageHeader header = ImageCodecs.ReadHeader(file);
            if (header.Width != Width || header.Height != Height)
            {
                return null;
            }

            ImageCodecs.For(file).Decode(file, buffer.AsSpan(0, Pixels.Length), Layout);
            return buffer[..Pixels.Length];
        }
        catch (ImageFormatException e)
        {
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            return null;
        }
        finally
        {
            Assert.Equal(-1, buffer.AsSpan(Pixels.Length).IndexOfAnyExcept((byte)0xA5));
        }
    }

    private static byte[] MakePixels()
    {
        var pixels = new byte[Layout.ByteCount];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)((i % 3 * 40) + (i / 3 % Width * 3) + (i / (3 * Width) * 2));
        }

        return pixels;
    }
}
