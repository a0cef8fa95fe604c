using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Vision;

/// <summary>Paints class ids in their colours.</summary>
public static class MaskPainter
{
    private const int Channels = 3;

    /// <summary>Writes a picture of a mask; ids without a colour become black.</summary>
    /// <param name="mask">One class id a pixel.</param>
    /// <param name="colors">Colour of each class.</param>
    /// <param name="format"><see cref="PixelFormat.Rgb8"/> or <see cref="PixelFormat.Bgr8"/>.</param>
    /// <param name="pixels">Receives three bytes a pixel.</param>
    /// <exception cref="ArgumentException">The format is another one, the lengths do not fit, or there are over 256 colours.</exception>
    public static void Colorize(ReadOnlySpan<byte> mask, ReadOnlySpan<Rgb24> colors, PixelFormat format, Span<byte> pixels)
    {
        if (format is not (PixelFormat.Rgb8 or PixelFormat.Bgr8))
        {
            throw new ArgumentException($"A mask is painted as rgb8 or bgr8, not {format}.", nameof(format));
        }

        if (colors.Length > byte.MaxValue + 1)
        {
            throw new ArgumentException($"There are {colors.Length} colours, but a mask tells apart 256 ids.", nameof(colors));
        }

        if (pixels.Length != (long)mask.Length * Channels)
        {
            throw new ArgumentException($"The picture has {pixels.Length} bytes instead of {mask.Length} x {Channels}.", nameof(pixels));
        }

        if (mask.IsEmpty)
        {
            return;
        }

        Span<uint> table = stackalloc uint[byte.MaxValue + 1];
        FillTable(colors, format, table);

        // Four bytes are written for three; the next pixel mends the fourth, and the last pixel is written apart.
        ref byte target = ref MemoryMarshal.GetReference(pixels);
        for (int i = 0; i < mask.Length - 1; i++)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i * Channels), table[mask[i]]);
        }

        MemoryMarshal.AsBytes(table).Slice(mask[^1] * sizeof(uint), Channels).CopyTo(pixels[^Channels..]);
    }

    private static void FillTable(ReadOnlySpan<Rgb24> colors, PixelFormat format, Span<uint> table)
    {
        PixelFormatInfo info = format.Info();
        table.Clear();
        for (int id = 0; id < colors.Length; id++)
        {
            Span<byte> entry = MemoryMarshal.AsBytes(table.Slice(id, 1));
            entry[info.RedOffset] = colors[id].R;
            entry[info.GreenOffset] = colors[id].G;
            entry[info.BlueOffset] = colors[id].B;
        }
    }
}
