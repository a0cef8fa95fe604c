using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Rows;

/// <summary>
/// The vertical half of a bilinear resize: mixes two image rows into planes of 16-bit values, red first, each 128 times the pixel.
/// One subclass a family of pixel formats supplies the vectors; the rest of a row is done here.
/// </summary>
internal abstract unsafe class RowBlender(PixelFormatInfo format, bool vectors)
{
    /// <summary>Fractional bits of a plane's values.</summary>
    public const int ValueBits = 7;

    /// <summary>Fractional bits of the weight of the lower row.</summary>
    public const int WeightBits = 15;

    /// <summary>Pixels that <see cref="BlendVectors"/> does at a time.</summary>
    protected const int Block = 16;

    /// <summary>One plane for luminance, else three.</summary>
    public abstract int Planes { get; }

    /// <summary>The blender for a format.</summary>
    public static RowBlender For(PixelFormat format, bool vectors) => format switch
    {
        PixelFormat.Rgb8 or PixelFormat.Bgr8 => new ThreeByteBlender(format.Info(), vectors),
        PixelFormat.Rgba8 or PixelFormat.Bgra8 => new FourByteBlender(format.Info(), vectors),
        PixelFormat.Mono8 => new MonoBlender(format.Info(), vectors),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No preprocessing for this pixel format."),
    };

    /// <summary>The weight of the lower row in the fixed-point form that <see cref="Blend"/> takes.</summary>
    public static short Weight(double fraction) => (short)Math.Min(Math.Round(fraction * (1 << WeightBits)), short.MaxValue);

    /// <summary>Mixes two rows of <paramref name="width"/> pixels into planes <paramref name="planeStride"/> values apart.</summary>
    public void Blend(byte* upper, byte* lower, short weight, short* planes, int planeStride, int width)
    {
        int done = vectors ? BlendVectors(upper, lower, weight, planes, planeStride, width) : 0;
        int* offsets = stackalloc int[] { format.RedOffset, format.GreenOffset, format.BlueOffset };
        for (int x = done; x < width; x++)
        {
            for (int plane = 0; plane < Planes; plane++)
            {
                int at = x * format.BytesPerPixel + offsets[plane];
                int difference = (lower[at] - upper[at]) << ValueBits;
                planes[plane * planeStride + x] =
                    (short)((upper[at] << ValueBits) + ((difference * weight + (1 << (WeightBits - 1))) >> WeightBits));
            }
        }
    }

    /// <summary>Mixes as many whole blocks of pixels as the rows hold, with AVX2, and returns how many pixels that were.</summary>
    protected abstract int BlendVectors(byte* upper, byte* lower, short weight, short* planes, int planeStride, int width);

    /// <summary>Sixteen bytes of the upper row and the same sixteen of the lower one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector256<byte> LoadPair(byte* upper, byte* lower) => Vector256.Create(Vector128.Load(upper), Vector128.Load(lower));

    /// <summary>Mixes one channel of sixteen pixels: the upper row's values in the first half, the lower row's in the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void StoreMixed(Vector256<byte> pair, Vector256<short> weight, short* target)
    {
        Vector256<short> upper = Avx2.ConvertToVector256Int16(pair.GetLower());
        Vector256<short> difference = Avx2.ConvertToVector256Int16(pair.GetUpper()) - upper;
        Vector256<short> mixed = (upper << ValueBits) + Avx2.MultiplyHighRoundScale(difference << ValueBits, weight);
        mixed.Store(target);
    }
}
