using Robotics.Tests;

namespace Robotics.Vision.Tests.Images.Encodings;

public class ImageConverterTests
{
    private static readonly string[] s_converted =
        [.. ImageEncodings.All.Where(encoding => !encoding.IsDirect).Select(encoding => encoding.Name)];

    public static MatrixTheoryData<string, (int Width, int Height), int> Sizes =>
        new(s_converted, [(4, 4), (14, 4), (16, 6), (34, 4), (36, 8), (70, 6), (642, 4)], [0, 13]);

    public static MatrixTheoryData<string, bool> Pictures => new(ImageEncodings.All.Select(encoding => encoding.Name), [false, true]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void VectorsEqualScalarsExactly(string encoding, (int Width, int Height) size, int padding)
    {
        byte[] data = Messages.Noise(encoding, size.Width, size.Height, padding);
        foreach (bool isBigEndian in new[] { false, true })
        {
            byte[] expected = Messages.Convert(Converters.Create(false), data, encoding, size.Width, size.Height, isBigEndian);
            byte[] actual = Messages.Convert(Converters.Create(true), data, encoding, size.Width, size.Height, isBigEndian);
            Assert.Equal(expected, actual);
            Assert.True(expected.Distinct().Count() > 5);
        }
    }

    [Theory]
    [InlineData("bayer_gbrg8", 3, 3)]
    [InlineData("bayer_grbg16", 35, 7)]
    [InlineData("nv24", 33, 3)]
    [InlineData("rgb16", 11, 1)]
    [InlineData("uyvy", 18, 1)]
    public void OddSizesAreConvertedWhereTheyMakeSense(string encoding, int width, int height)
    {
        byte[] data = Messages.Noise(encoding, width, height, padding: 1);
        Assert.Equal(
            Messages.Convert(Converters.Create(false), data, encoding, width, height),
            Messages.Convert(Converters.Create(true), data, encoding, width, height));
    }

    /// <summary>Whatever the encoding loses, a smooth picture survives it.</summary>
    [Theory]
    [MemberData(nameof(Pictures))]
    public void SmoothPicturesComeBack(string encoding, bool isBigEndian)
    {
        const int Width = 64, Height = 48;
        bool isMono = ImageEncodings.FromRos(encoding).Format == PixelFormat.Mono8;
        byte[] rgb = Smooth(Width, Height, isMono);
        byte[] data = ColorEncoder.Encode(rgb, Width, Height, encoding, padding: 6, isBigEndian, out int step);
        EncodedImage message = EncodedImage.FromRos(
            data, Width, Height, (uint)step, System.Text.Encoding.UTF8.GetBytes(encoding), isBigEndian);

        ImageSpan image = new ImageConverter().Convert(message);

        PixelFormatInfo info = image.Format.Info();
        int tolerance = encoding[0] is 'u' or 'y' or 'n' ? 6 : encoding[0] == 'b' && encoding[1] == 'a' ? 8 : 0;
        for (int i = 0; i < Width * Height; i++)
        {
            ReadOnlySpan<byte> pixel = image.Row(i / Width).Slice(i % Width * info.BytesPerPixel, info.BytesPerPixel);
            Assert.InRange(pixel[info.RedOffset] - rgb[3 * i], -tolerance, tolerance);
            Assert.InRange(pixel[info.GreenOffset] - rgb[3 * i + 1], -tolerance, tolerance);
            Assert.InRange(pixel[info.BlueOffset] - rgb[3 * i + 2], -tolerance, tolerance);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void EveryValueOfSixteenBitsIsRoundedToTheNearest(bool vectors, bool isBigEndian)
    {
        byte[] data = new byte[2 << 16];
        for (int value = 0; value <= ushort.MaxValue; value++)
        {
            (byte high, byte low) = ((byte)(value >> 8), (byte)value);
            (data[2 * value], data[2 * value + 1]) = isBigEndian ? (high, low) : (low, high);
        }

        byte[] reduced = Messages.Convert(Converters.Create(vectors), data, "mono16", 256, 256, isBigEndian);

        Assert.Equal(Enumerable.Range(0, 1 << 16).Select(value => (byte)Math.Round(value / 257.0)), reduced);
    }

    [Fact]
    public void DirectEncodingsAreReadInPlace()
    {
        byte[] data = new byte[2 * 16];
        ImageSpan image = new ImageConverter().Convert(EncodedImage.FromRos(data, 5, 2, 16, "8UC3"u8, isBigEndian: true));
        Assert.True(image.Data == data);
        Assert.Equal((5, 2, 16, PixelFormat.Bgr8), (image.Width, image.Height, image.Stride, image.Format));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void AllocatesNothing(string encoding, bool isBigEndian)
    {
        byte[] data = Messages.Noise(encoding, 64, 48, 0);
        var converter = new ImageConverter();
        converter.Convert(Messages.View(data, encoding, 64, 48, isBigEndian));
        EncodedImage message = Messages.View(data, encoding, 64, 48, isBigEndian);
        long before = GC.GetAllocatedBytesForCurrentThread();
        converter.Convert(message);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static byte[] Smooth(int width, int height, bool isMono)
    {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.Length; i++)
        {
            int channel = isMono ? 0 : i % 3, x = i / 3 % width, y = i / 3 / width;
            rgb[i] = (byte)(128 + (90 * Math.Sin((x / 30.0) + (y / 25.0) + (2 * channel))));
        }

        return rgb;
    }
}
