using System.Runtime.Intrinsics;

namespace Robotics.Vision.Decoders;

/// <summary>
/// Reads pairs of pixels in four bytes: two of brightness, beginning at <paramref name="lumaByte"/>, and between them blue, then red.
/// </summary>
internal sealed unsafe class PackedYuvDecoder(int lumaByte, bool vectors) : ImageDecoder
{
    private const int PairBytes = 4;
    private readonly int _chromaByte = 1 - lumaByte;
    private readonly YuvPacker _packer = new();

    public override void Decode(in EncodedImage image, byte* source, byte* target)
    {
        for (int y = 0; y < image.Height; y++)
        {
            DecodeRow(source + (long)y * image.Step, target + (long)y * image.Width * YuvPacker.Channels, image.Width);
        }
    }

    private void DecodeRow(byte* source, byte* target, int width)
    {
        int x = vectors ? DecodeVectors(source, target, width) : 0;
        for (byte* pair = source + 2 * x; x < width; x += 2, pair += PairBytes)
        {
            byte* bgr = target + YuvPacker.Channels * x;
            YuvPacker.Store(pair[lumaByte], pair[_chromaByte], pair[_chromaByte + 2], bgr);
            YuvPacker.Store(pair[lumaByte + 2], pair[_chromaByte], pair[_chromaByte + 2], bgr + YuvPacker.Channels);
        }
    }

    private int DecodeVectors(byte* source, byte* target, int width)
    {
        YuvPacker packer = _packer;
        int luma = 8 * lumaByte, chroma = 8 * _chromaByte, x = 0;
        Vector256<int> mask = Vector256.Create((int)byte.MaxValue);
        for (; x <= width - YuvPacker.Block; x += YuvPacker.Block)
        {
            Vector256<int> pairs = Vector256.Load((int*)(source + 2 * x));
            YuvColor color = new((pairs >>> chroma) & mask, (pairs >>> (chroma + 16)) & mask);
            packer.Store((pairs >>> luma) & mask, (pairs >>> (luma + 16)) & mask, color, color, target + YuvPacker.Channels * x);
        }

        return x;
    }
}
