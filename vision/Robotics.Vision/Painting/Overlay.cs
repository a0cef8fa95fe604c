using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision;

/// <summary>Blends the colours of a mask over an image, equal to <see cref="OverlayReference"/> byte for byte.</summary>
/// <remarks>Holds only tables: any number of threads may use one instance. Nothing is allocated per call.</remarks>
public sealed unsafe class Overlay
{
    private const int Channels = 3;
    private const int ChunkPixels = 320;
    private const uint Unit = 256;
    private const uint Rounding = Unit / 2;
    private readonly int _colors;
    private readonly uint _imageWeight;

    // Blue, green and red of each id, weighted, with the rounding added; the fourth word is unused.
    private readonly ulong[] _weighted = new ulong[byte.MaxValue + 1];

    /// <summary>Prepares the tables.</summary>
    /// <param name="palette">Colour of each class, at most 256.</param>
    /// <param name="alpha">Opacity of the colours, 0 .. 1.</param>
    public Overlay(ImmutableArray<Rgb24> palette, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(palette.Length, _weighted.Length, nameof(palette));
        if (alpha is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The opacity of an overlay is within 0 to 1.");
        }

        uint opacity = (uint)Math.Round(alpha * Unit);
        _colors = palette.Length;
        _imageWeight = Unit - opacity;
        for (int id = 0; id < _weighted.Length; id++)
        {
            Rgb24 color = id < _colors ? palette[id] : default;
            _weighted[id] = Word(color.B) | (Word(color.G) << 16) | (Word(color.R) << 32);
        }

        ulong Word(byte channel) => channel * opacity + Rounding;
    }

    /// <summary>Writes one picture; pixels whose id has no colour stay as they are.</summary>
    /// <param name="image">The image, of any format; its rows may be padded.</param>
    /// <param name="mask">One class id a pixel, without padding.</param>
    /// <param name="bgr">Receives bgr8 without padding.</param>
    /// <exception cref="ArgumentException">Mask or picture are not of the image's size.</exception>
    public void Run(in ImageSpan image, ReadOnlySpan<byte> mask, Span<byte> bgr)
    {
        long pixels = (long)image.Width * image.Height;
        if (mask.Length != pixels)
        {
            throw new ArgumentException($"The mask has {mask.Length} pixels instead of {image.Height} x {image.Width}.", nameof(mask));
        }

        if (bgr.Length != pixels * Channels)
        {
            throw new ArgumentException($"The picture has {bgr.Length} bytes instead of {pixels} x {Channels}.", nameof(bgr));
        }

        PixelFormatInfo format = image.Format.Info();
        Vector128<byte> toBgr = ToBgr(format);
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> imageRow = image.Row(y);
            ReadOnlySpan<byte> maskRow = mask.Slice(y * image.Width, image.Width);
            Span<byte> bgrRow = bgr.Slice(y * image.Width * Channels, image.Width * Channels);
            for (int x = 0; x < image.Width; x += ChunkPixels)
            {
                int count = Math.Min(ChunkPixels, image.Width - x);
                BlendChunk(
                    imageRow.Slice(x * format.BytesPerPixel, count * format.BytesPerPixel),
                    maskRow.Slice(x, count),
                    bgrRow.Slice(x * Channels, count * Channels),
                    format,
                    toBgr);
            }
        }
    }

    private void BlendChunk(
        ReadOnlySpan<byte> image, ReadOnlySpan<byte> mask, Span<byte> bgr, PixelFormatInfo format, Vector128<byte> toBgr)
    {
        bool allColored = _colors > byte.MaxValue || !mask.ContainsAnyInRange((byte)_colors, byte.MaxValue);
        int done = allColored ? BlendVectors(image, mask, bgr, format.BytesPerPixel, toBgr) : 0;
        for (int x = done; x < mask.Length; x++)
        {
            ReadOnlySpan<byte> pixel = image.Slice(x * format.BytesPerPixel, format.BytesPerPixel);
            ulong color = _weighted[mask[x]];
            uint weight = mask[x] < _colors ? _imageWeight : Unit;
            bgr[Channels * x] = (byte)((pixel[format.BlueOffset] * weight + (ushort)color) / Unit);
            bgr[Channels * x + 1] = (byte)((pixel[format.GreenOffset] * weight + (ushort)(color >> 16)) / Unit);
            bgr[Channels * x + 2] = (byte)((pixel[format.RedOffset] * weight + (ushort)(color >> 32)) / Unit);
        }
    }

    // The colours of the chunk are laid out first, three words a pixel, so that the blend itself is plain vector arithmetic.
    [SkipLocalsInit]
    private int BlendVectors(ReadOnlySpan<byte> image, ReadOnlySpan<byte> mask, Span<byte> bgr, int bytesPerPixel, Vector128<byte> toBgr)
    {
        ushort* colors = stackalloc ushort[ChunkPixels * Channels + 1];
        fixed (byte* source = image, target = bgr, ids = mask)
        {
            fixed (ulong* weighted = _weighted)
            {
                for (int x = 0; x < mask.Length; x++)
                {
                    *(ulong*)(colors + x * Channels) = weighted[ids[x]];
                }
            }

            Vector128<ushort> weight = Vector128.Create((ushort)_imageWeight);
            int step = PixelsPerVector(bytesPerPixel);
            int readable = image.Length - Vector128<byte>.Count, writable = bgr.Length - Vector128<byte>.Count;
            int done = 0;
            for (; done * bytesPerPixel <= readable && done * Channels <= writable; done += step)
            {
                Vector128<byte> pixels = Vector128.ShuffleNative(Vector128.Load(source + done * bytesPerPixel), toBgr);
                ushort* color = colors + done * Channels;
                (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(pixels);
                lower = (lower * weight + Vector128.Load(color)) >>> 8;
                upper = (upper * weight + Vector128.Load(color + Vector128<ushort>.Count)) >>> 8;
                Vector128.Narrow(lower, upper).Store(target + done * Channels);
            }

            return Math.Min(done, mask.Length);
        }
    }

    private static int PixelsPerVector(int bytesPerPixel) => Vector128<byte>.Count / Math.Max(bytesPerPixel, Channels);

    private static Vector128<byte> ToBgr(PixelFormatInfo format)
    {
        Span<byte> order = stackalloc byte[Vector128<byte>.Count];
        order.Clear();
        for (int pixel = 0; pixel < PixelsPerVector(format.BytesPerPixel); pixel++)
        {
            int from = pixel * format.BytesPerPixel;
            order[Channels * pixel] = (byte)(from + format.BlueOffset);
            order[Channels * pixel + 1] = (byte)(from + format.GreenOffset);
            order[Channels * pixel + 2] = (byte)(from + format.RedOffset);
        }

        return Vector128.Create<byte>(order);
    }
}
