using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Rows;

/// <summary>Rows of four interleaved bytes a pixel, the fourth of which is not read.</summary>
internal sealed unsafe class FourByteBlender(PixelFormatInfo format, bool vectors) : RowBlender(format, vectors)
{
    private readonly Vector256<byte> _byChannel = Mask(format);

    public override int Planes => 3;

    // Each vector of four pixels becomes four reds, four greens, four blues; then a 4x4 transpose of those groups.
    protected override int BlendVectors(byte* upper, byte* lower, short weight, short* planes, int planeStride, int width)
    {
        Vector256<short> weights = Vector256.Create(weight);
        Vector256<byte> mask = _byChannel;
        int x = 0;
        for (; x <= width - Block; x += Block, upper += 4 * Block, lower += 4 * Block)
        {
            Vector256<int> first = Avx2.Shuffle(LoadPair(upper, lower), mask).AsInt32();
            Vector256<int> second = Avx2.Shuffle(LoadPair(upper + 16, lower + 16), mask).AsInt32();
            Vector256<int> third = Avx2.Shuffle(LoadPair(upper + 32, lower + 32), mask).AsInt32();
            Vector256<int> fourth = Avx2.Shuffle(LoadPair(upper + 48, lower + 48), mask).AsInt32();
            Vector256<long> redGreen0 = Avx2.UnpackLow(first, second).AsInt64(), blue0 = Avx2.UnpackHigh(first, second).AsInt64();
            Vector256<long> redGreen1 = Avx2.UnpackLow(third, fourth).AsInt64(), blue1 = Avx2.UnpackHigh(third, fourth).AsInt64();
            StoreMixed(Avx2.UnpackLow(redGreen0, redGreen1).AsByte(), weights, planes + x);
            StoreMixed(Avx2.UnpackHigh(redGreen0, redGreen1).AsByte(), weights, planes + planeStride + x);
            StoreMixed(Avx2.UnpackLow(blue0, blue1).AsByte(), weights, planes + 2 * planeStride + x);
        }

        return x;
    }

    private static Vector256<byte> Mask(PixelFormatInfo format)
    {
        const int Pixels = 4;
        Span<byte> mask = stackalloc byte[16];
        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            mask[pixel] = (byte)(4 * pixel + format.RedOffset);
            mask[Pixels + pixel] = (byte)(4 * pixel + format.GreenOffset);
            mask[2 * Pixels + pixel] = (byte)(4 * pixel + format.BlueOffset);
        }

        Vector128<byte> half = Vector128.Create<byte>(mask);
        return Vector256.Create(half, half);
    }
}
