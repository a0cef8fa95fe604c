using System.Collections.Immutable;

namespace Robotics.Vision.Tests.Painting;

public class OverlayTests
{
    private const byte Guard = 0xEE;

    public static MatrixTheoryData<PixelFormat, (int Width, int Height), double> Cases => new(
        Enum.GetValues<PixelFormat>(),
        [(641, 5), (320, 3), (7, 9), (5, 2), (1, 1)],
        [0, 0.37, 0.5, 1]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void EqualsTheReference(PixelFormat format, (int Width, int Height) size, double alpha)
    {
        (int width, int height) = size;
        var random = new Random(5);
        int rowBytes = (int)format.Info().RowBytes(width), stride = rowBytes + 3;
        byte[] data = new byte[stride * (height - 1) + rowBytes], mask = new byte[width * height];
        random.NextBytes(data);
        foreach (int ids in new[] { 19, 256 })
        {
            for (int i = 0; i < mask.Length; i++)
            {
                mask[i] = (byte)random.Next(ids);
            }

            byte[] expected = new byte[3 * mask.Length], guarded = new byte[3 * mask.Length + 64];
            Array.Fill(guarded, Guard);
            var image = new ImageSpan(data, width, height, stride, format);
            OverlayReference.Run(image, mask, LabelSet.Cityscapes.Colors.AsSpan(), alpha, expected);
            new Overlay(LabelSet.Cityscapes.Colors, alpha).Run(image, mask, guarded.AsSpan(32, expected.Length));

            Assert.Equal(expected, guarded[32..^32]);
            Assert.All(guarded[..32].Concat(guarded[^32..]), guard => Assert.Equal(Guard, guard));
        }
    }

    [Fact]
    public void HalfOpaqueColourIsTheMean()
    {
        byte[] bgr = new byte[6];
        var overlay = new Overlay([new Rgb24(200, 100, 50)], 0.5);
        overlay.Run(new ImageSpan([10, 20, 30, 40, 50, 60], 2, 1, 6, PixelFormat.Rgb8), [0, LabelSet.Unlabelled], bgr);
        Assert.Equal([40, 60, 105, 60, 50, 40], bgr);
    }

    [Fact]
    public void PaletteMayColourAllIds()
    {
        ImmutableArray<Rgb24> palette = [.. Enumerable.Range(0, 256).Select(id => new Rgb24((byte)id, 0, 0))];
        byte[] bgr = new byte[3 * 40];
        new Overlay(palette, 1).Run(new ImageSpan(new byte[40], 40, 1, 40, PixelFormat.Mono8), [.. Enumerable.Repeat((byte)255, 40)], bgr);
        Assert.Equal(Enumerable.Repeat<byte[]>([0, 0, 255], 40).SelectMany(pixel => pixel), bgr);
    }

    [Fact]
    public void AllocatesNothing()
    {
        byte[] data = new byte[64 * 48 * 3], mask = new byte[64 * 48], bgr = new byte[64 * 48 * 3];
        var overlay = new Overlay(LabelSet.Cityscapes.Colors, 0.5);
        overlay.Run(new ImageSpan(data, 64, 48, 192, PixelFormat.Bgr8), mask, bgr);
        long before = GC.GetAllocatedBytesForCurrentThread();
        overlay.Run(new ImageSpan(data, 64, 48, 192, PixelFormat.Bgr8), mask, bgr);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void WrongArgumentsAreRejected()
    {
        var overlay = new Overlay(LabelSet.Cityscapes.Colors, 0.5);
        byte[] data = new byte[12];
        Assert.Throws<ArgumentException>(() => overlay.Run(new ImageSpan(data, 2, 2, 6, PixelFormat.Bgr8), new byte[3], new byte[12]));
        Assert.Throws<ArgumentException>(() => overlay.Run(new ImageSpan(data, 2, 2, 6, PixelFormat.Bgr8), new byte[4], new byte[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Overlay(LabelSet.Cityscapes.Colors, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Overlay(LabelSet.Cityscapes.Colors, double.NaN));
    }
}
