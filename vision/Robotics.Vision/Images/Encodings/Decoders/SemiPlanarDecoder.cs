using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Decoders;

/// <summary>Reads a plane of brightness and a plane of colours, two bytes each, for every pixel or for every 2x2.</summary>
internal sealed unsafe class SemiPlanarDecoder(bool blueFirst, bool subsampled, bool vectors) : ImageDecoder
{
    private readonly YuvPacker _packer = new();

    public override void Decode(in EncodedImage image, byte* source, byte* target)
    {
        byte* colors = source + (long)image.Step * image.Height;
        for (int y = 0; y < image.Height; y++)
        {
            byte* colorRow = colors + (subsampled ? (long)(y / 2) * image.Step : 2L * y * image.Step);
            DecodeRow(source + (long)y * image.Step, colorRow, target + (long)y * image.Width * YuvPacker.Channels, image.Width);
        }
    }

    private void DecodeRow(byte* luma, byte* colors, byte* target, int width)
    {
        int blue = blueFirst ? 0 : 1;
        int x = vectors ? DecodeVectors(luma, colors, target, width) : 0;
        for (; x < width; x++)
        {
            byte* color = colors + (subsampled ? x & ~1 : 2 * x);
            YuvPacker.Store(luma[x], color[blue], color[1 - blue], target + YuvPacker.Channels * x);
        }
    }

    private int DecodeVectors(byte* luma, byte* colors, byte* target, int width)
    {
        YuvPacker packer = _packer;
        int x = 0;
        for (; x <= width - YuvPacker.Block; x += YuvPacker.Block)
        {
            (Vector256<int> evenLuma, Vector256<int> oddLuma) = Split(Vector128.Load(luma + x));
            if (subsampled)
            {
                (Vector256<int> first, Vector256<int> second) = Split(Vector128.Load(colors + x));
                YuvColor color = Color(first, second);
                packer.Store(evenLuma, oddLuma, color, color, target + YuvPacker.Channels * x);
            }
            else
            {
                Vector256<int> mask = Vector256.Create((int)byte.MaxValue), pairs = Vector256.Load((int*)(colors + 2 * x));
                YuvColor even = Color(pairs & mask, (pairs >>> 8) & mask), odd = Color((pairs >>> 16) & mask, pairs >>> 24);
                packer.Store(evenLuma, oddLuma, even, odd, target + YuvPacker.Channels * x);
            }
        }

        return x;
    }

    private YuvColor Color(Vector256<int> first, Vector256<int> second) =>
        blueFirst ? new YuvColor(first, second) : new YuvColor(second, first);

    private static (Vector256<int> Even, Vector256<int> Odd) Split(Vector128<byte> bytes)
    {
        Vector256<int> pairs = Avx2.ConvertToVector256Int32(bytes.AsUInt16());
        return (pairs & Vector256.Create((int)byte.MaxValue), pairs >>> 8);
    }
}
