using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>Packs levels to bytes, three a pixel.</summary>
internal static unsafe class PixelPacker
{
    /// <summary>Clamps the levels of eight pixels to bytes and writes them: 24 bytes, and four more that count for nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* target, Vector256<int> red, Vector256<int> green, Vector256<int> blue)
    {
        Vector256<byte> pixels;
        if (Avx2.IsSupported)
        {
            // In either half: four reds, four blues, four greens, four zeros.
            var redBlue = Avx2.PackSignedSaturate(red, blue);
            var greenZero = Avx2.PackSignedSaturate(green, Vector256<int>.Zero);
            var order = Vector256.Create(
                (byte)0, 8, 4, 1, 9, 5, 2, 10, 6, 3, 11, 7, 15, 15, 15, 15, 0, 8, 4, 1, 9, 5, 2, 10, 6, 3, 11, 7, 15, 15, 15, 15);
            pixels = Avx2.Shuffle(Avx2.PackUnsignedSaturate(redBlue, greenZero), order);
        }
        else
        {
            var order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15);
            var packed = (Clamp(red) | Vector256.ShiftLeft(Clamp(green), 8) | Vector256.ShiftLeft(Clamp(blue), 16)).AsByte();
            pixels = Vector256.Create(Vector128.Shuffle(packed.GetLower(), order), Vector128.Shuffle(packed.GetUpper(), order));
        }

        pixels.GetLower().Store(target);
        pixels.GetUpper().Store(target + 12);
    }

    private static Vector256<int> Clamp(Vector256<int> level) =>
        Vector256.Min(Vector256.Max(level, Vector256<int>.Zero), Vector256.Create(255));
}
