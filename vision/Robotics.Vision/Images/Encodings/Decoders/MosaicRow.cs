using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Decoders;

/// <summary>Interpolates one row behind a mosaic of colour filters, all but its first and last pixel.</summary>
internal sealed unsafe class MosaicRow(bool vectors)
{
    private const int Channels = 3;
    private readonly BgrInterleaver _interleaver = new();

    /// <summary>Writes bgr8.</summary>
    /// <param name="upper">The row above.</param>
    /// <param name="middle">The row itself: green alternates with red, or with blue.</param>
    /// <param name="lower">The row below.</param>
    /// <param name="target">Receives <paramref name="width"/> pixels.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="site">0 where the even columns of the row are not green, else 1.</param>
    /// <param name="hasRed">Whether those columns are red.</param>
    public void Decode(byte* upper, byte* middle, byte* lower, byte* target, int width, int site, bool hasRed)
    {
        if (vectors && width >= Vector256<byte>.Count + 2)
        {
            DecodeVectors(upper, middle, lower, target, width, site, hasRed);
            return;
        }

        int own = hasRed ? 2 : 0;
        for (int x = 1; x < width - 1; x++)
        {
            bool isGreen = x % 2 != site;
            byte* bgr = target + Channels * x;
            bgr[own] = isGreen ? Mean(middle[x - 1], middle[x + 1]) : middle[x];
            bgr[1] = isGreen ? middle[x] : Mean(middle[x - 1], middle[x + 1], upper[x], lower[x]);
            bgr[2 - own] = isGreen ? Mean(upper[x], lower[x]) : Mean(upper[x - 1], upper[x + 1], lower[x - 1], lower[x + 1]);
        }
    }

    // The last vector reaches back over pixels already written rather than beyond the row.
    private void DecodeVectors(byte* upper, byte* middle, byte* lower, byte* target, int width, int site, bool hasRed)
    {
        BgrInterleaver interleaver = _interleaver;
        Vector256<byte> evenSites = Vector256.Create<ushort>(byte.MaxValue).AsByte();
        for (int start = 1; start < width - 1; start += Vector256<byte>.Count)
        {
            int x = Math.Min(start, width - 1 - Vector256<byte>.Count);
            Vector256<byte> isSite = x % 2 == site ? evenSites : ~evenSites;
            Vector256<byte> self = Vector256.Load(middle + x), left = Vector256.Load(middle + x - 1),
                right = Vector256.Load(middle + x + 1);
            Vector256<byte> above = Vector256.Load(upper + x), below = Vector256.Load(lower + x);
            Vector256<byte> diagonal = Mean(
                Vector256.Load(upper + x - 1), Vector256.Load(upper + x + 1), Vector256.Load(lower + x - 1), Vector256.Load(lower + x + 1));
            Vector256<byte> own = Avx2.BlendVariable(Avx2.Average(left, right), self, isSite);
            Vector256<byte> green = Avx2.BlendVariable(self, Mean(left, right, above, below), isSite);
            Vector256<byte> other = Avx2.BlendVariable(Avx2.Average(above, below), diagonal, isSite);
            interleaver.Store(hasRed ? other : own, green, hasRed ? own : other, target + Channels * x);
        }
    }

    private static byte Mean(int a, int b) => (byte)((a + b + 1) >> 1);

    private static byte Mean(int a, int b, int c, int d) => (byte)((a + b + c + d + 2) >> 2);

    private static Vector256<byte> Mean(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c, Vector256<byte> d)
    {
        Vector256<short> low = Mean(Avx2.UnpackLow(a, b), Avx2.UnpackLow(c, d)), high = Mean(Avx2.UnpackHigh(a, b), Avx2.UnpackHigh(c, d));
        return Avx2.PackUnsignedSaturate(low, high);
    }

    private static Vector256<short> Mean(Vector256<byte> first, Vector256<byte> second)
    {
        Vector256<sbyte> ones = Vector256<sbyte>.One;
        Vector256<short> sum = Avx2.MultiplyAddAdjacent(first, ones) + Avx2.MultiplyAddAdjacent(second, ones);
        return (sum + Vector256.Create<short>(2)) >> 2;
    }
}
