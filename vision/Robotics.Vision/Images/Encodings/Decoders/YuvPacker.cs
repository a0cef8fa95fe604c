using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Decoders;

/// <summary>
/// Turns BT.601 brightness and colour of limited range (16 .. 235, 16 .. 240) into bgr8, with the 20-bit fixed point of OpenCV's
/// <c>cvtColor</c> and so to the same bits.
/// </summary>
internal readonly unsafe struct YuvPacker
{
    public const int Channels = 3;

    /// <summary>Pixels that <see cref="Store(Vector256{int}, Vector256{int}, in YuvColor, in YuvColor, byte*)"/> writes.</summary>
    public const int Block = 16;

    public const int Neutral = 128;
    public const int BlueFromU = 2116026;
    public const int GreenFromU = -409993;
    public const int GreenFromV = -852492;
    public const int RedFromV = 1673527;
    public const int Rounding = 1 << (Shift - 1);

    private const int Shift = 20;
    private const int Luma = 1220542;
    private const int Black = 16;
    private const byte Nothing = 0x80;

    private readonly Vector256<byte> _blueGreen0 = Mask(0, red: false);
    private readonly Vector256<byte> _blueGreen1 = Mask(16, red: false);
    private readonly Vector256<byte> _red0 = Mask(0, red: true);
    private readonly Vector256<byte> _red1 = Mask(16, red: true);

    public YuvPacker()
    {
    }

    /// <summary>Writes one pixel.</summary>
    public static void Store(int luma, int u, int v, byte* bgr)
    {
        int brightness = Math.Max(0, luma - Black) * Luma;
        u -= Neutral;
        v -= Neutral;
        bgr[0] = Clamp(brightness + Rounding + BlueFromU * u);
        bgr[1] = Clamp(brightness + Rounding + GreenFromU * u + GreenFromV * v);
        bgr[2] = Clamp(brightness + Rounding + RedFromV * v);
    }

    /// <summary>Writes sixteen pixels: eight of even and eight of odd columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector256<int> evenLuma, Vector256<int> oddLuma, in YuvColor even, in YuvColor odd, byte* bgr)
    {
        evenLuma = Brightness(evenLuma);
        oddLuma = Brightness(oddLuma);
        Vector256<short> blue = Pack(evenLuma + even.Blue, oddLuma + odd.Blue);
        Vector256<short> green = Pack(evenLuma + even.Green, oddLuma + odd.Green);
        Vector256<short> red = Pack(evenLuma + even.Red, oddLuma + odd.Red);

        // Each half holds eight pixels, even ones before odd ones: blue and green in one vector, red in another. They become 24 bytes.
        Vector256<byte> blueGreen = Avx2.PackUnsignedSaturate(blue, green), reds = Avx2.PackUnsignedSaturate(red, red);
        Vector256<byte> first = Avx2.Shuffle(blueGreen, _blueGreen0) | Avx2.Shuffle(reds, _red0);
        Vector256<byte> rest = Avx2.Shuffle(blueGreen, _blueGreen1) | Avx2.Shuffle(reds, _red1);
        first.GetLower().Store(bgr);
        rest.GetLower().GetLower().Store(bgr + 16);
        first.GetUpper().Store(bgr + 24);
        rest.GetUpper().GetLower().Store(bgr + 40);
    }

    private static byte Clamp(int fixedPoint) => (byte)Math.Clamp(fixedPoint >> Shift, 0, byte.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Brightness(Vector256<int> luma) =>
        Vector256.Max(luma - Vector256.Create(Black), Vector256<int>.Zero) * Luma;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Pack(Vector256<int> even, Vector256<int> odd) => Avx2.PackSignedSaturate(even >> Shift, odd >> Shift);

    private static Vector256<byte> Mask(int start, bool red)
    {
        const int Half = 8;
        Span<byte> mask = stackalloc byte[16];
        for (int i = 0; i < mask.Length; i++)
        {
            (int pixel, int channel) = ((start + i) / Channels, (start + i) % Channels);
            int at = (pixel / 2) + (pixel % 2 * Half / 2) + (channel % 2 * Half);
            mask[i] = pixel < Half && channel == 2 == red ? (byte)at : Nothing;
        }

        Vector128<byte> half = Vector128.Create<byte>(mask);
        return Vector256.Create(half, half);
    }
}
