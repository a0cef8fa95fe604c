using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Decoders;

/// <summary>Weaves three planes into bgr8, 32 pixels at a time.</summary>
internal readonly unsafe struct BgrInterleaver
{
    private readonly PartMasks _first = new(0);
    private readonly PartMasks _second = new(1);
    private readonly PartMasks _third = new(2);

    public BgrInterleaver()
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector256<byte> blue, Vector256<byte> green, Vector256<byte> red, byte* bgr)
    {
        Vector256<byte> first = _first.Collect(blue, green, red), second = _second.Collect(blue, green, red),
            third = _third.Collect(blue, green, red);
        Vector256.Create(first.GetLower(), second.GetLower()).Store(bgr);
        Vector256.Create(third.GetLower(), first.GetUpper()).Store(bgr + 32);
        Vector256.Create(second.GetUpper(), third.GetUpper()).Store(bgr + 64);
    }

    /// <summary>Shuffles that make sixteen bytes, one of three parts of sixteen pixels.</summary>
    private readonly struct PartMasks(int part)
    {
        private const int Channels = 3;
        private const byte Nothing = 0x80;
        private readonly Vector256<byte> _blue = Mask(part, 0);
        private readonly Vector256<byte> _green = Mask(part, 1);
        private readonly Vector256<byte> _red = Mask(part, 2);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<byte> Collect(Vector256<byte> blue, Vector256<byte> green, Vector256<byte> red) =>
            Avx2.Shuffle(blue, _blue) | Avx2.Shuffle(green, _green) | Avx2.Shuffle(red, _red);

        private static Vector256<byte> Mask(int part, int channel)
        {
            Span<byte> mask = stackalloc byte[16];
            for (int i = 0; i < mask.Length; i++)
            {
                int at = 16 * part + i;
                mask[i] = at % Channels == channel ? (byte)(at / Channels) : Nothing;
            }

            Vector128<byte> half = Vector128.Create<byte>(mask);
            return Vector256.Create(half, half);
        }
    }
}
