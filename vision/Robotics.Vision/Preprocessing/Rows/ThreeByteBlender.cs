using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Rows;

/// <summary>Rows of three interleaved bytes a pixel.</summary>
internal sealed unsafe class ThreeByteBlender(PixelFormatInfo format, bool vectors) : RowBlender(format, vectors)
{
    private const byte Nothing = 0x80;
    private readonly ChannelMasks _red = new(format.RedOffset);
    private readonly ChannelMasks _green = new(format.GreenOffset);
    private readonly ChannelMasks _blue = new(format.BlueOffset);

    public override int Planes => 3;

    protected override int BlendVectors(byte* upper, byte* lower, short weight, short* planes, int planeStride, int width)
    {
        Vector256<short> weights = Vector256.Create(weight);
        ChannelMasks red = _red, green = _green, blue = _blue;
        int x = 0;
        for (; x <= width - Block; x += Block, upper += 3 * Block, lower += 3 * Block)
        {
            Vector256<byte> first = LoadPair(upper, lower);
            Vector256<byte> second = LoadPair(upper + 16, lower + 16);
            Vector256<byte> third = LoadPair(upper + 32, lower + 32);
            StoreMixed(red.Collect(first, second, third), weights, planes + x);
            StoreMixed(green.Collect(first, second, third), weights, planes + planeStride + x);
            StoreMixed(blue.Collect(first, second, third), weights, planes + 2 * planeStride + x);
        }

        return x;
    }

    /// <summary>Shuffles that bring one channel of sixteen pixels together from three vectors.</summary>
    private readonly struct ChannelMasks(int offset)
    {
        private readonly Vector256<byte> _first = Mask(offset, 0);
        private readonly Vector256<byte> _second = Mask(offset, 1);
        private readonly Vector256<byte> _third = Mask(offset, 2);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<byte> Collect(Vector256<byte> first, Vector256<byte> second, Vector256<byte> third) =>
            Avx2.Shuffle(first, _first) | Avx2.Shuffle(second, _second) | Avx2.Shuffle(third, _third);

        private static Vector256<byte> Mask(int offset, int part)
        {
            Span<byte> mask = stackalloc byte[16];
            for (int pixel = 0; pixel < mask.Length; pixel++)
            {
                int at = 3 * pixel + offset - 16 * part;
                mask[pixel] = at is >= 0 and < 16 ? (byte)at : Nothing;
            }

            Vector128<byte> half = Vector128.Create<byte>(mask);
            return Vector256.Create(half, half);
        }
    }
}
