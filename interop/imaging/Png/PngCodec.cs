using System.Buffers;
using System.Runtime.InteropServices;
using Robotics.Imaging.Native;

namespace Robotics.Imaging;

/// <summary>PNG by libpng's simplified API. Samples come out as stored: gamma and colour profiles are ignored and alpha is dropped
/// where the layout has none, as OpenCV does; class-id layouts are exact.</summary>
public sealed unsafe class PngCodec : IImageCodec
{
    /// <inheritdoc/>
    public ImageFileFormat Format => ImageFileFormat.Png;

    /// <inheritdoc/>
    public long MaxPixels { get; init; } = CodecGuard.DefaultMaxPixels;

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> encoded) => PngStructure.HasSignature(encoded);

    /// <inheritdoc/>
    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded) => CodecGuard.Limit(PngStructure.ReadHeader(encoded), MaxPixels);

    /// <inheritdoc/>
    public void Decode(ReadOnlySpan<byte> encoded, Span<byte> destination, ImageLayout layout)
    {
        ImageHeader header = ReadHeader(encoded);
        CodecGuard.Destination(header, layout, destination.Length);
        CheckLabels(header, layout.Pixels);
        if (!PngStructure.HasColorSpace(encoded))
        {
            DecodeStored(encoded, header, destination, layout);
            return;
        }

        byte[] plain = ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            DecodeStored(plain.AsSpan(0, PngStructure.CopyWithoutColorSpace(encoded, plain)), header, destination, layout);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    /// <inheritdoc/>
    public int GetMaxEncodedSize(ImageLayout layout)
    {
        // PNG_IMAGE_PNG_SIZE_MAX: zlib's bound of the filtered rows, and the chunks around it.
        long data = ((long)layout.RowBytes * layout.Height) + layout.Height;
        return checked((int)(data + ((data + 7) >> 3) + ((data + 63) >> 6) + 11 + 512));
    }

    /// <inheritdoc/>
    public int Encode(ReadOnlySpan<byte> pixels, ImageLayout layout, Span<byte> destination)
    {
        CodecGuard.Buffer(layout, pixels.Length, nameof(pixels));
        CodecGuard.EncodedBuffer(GetMaxEncodedSize(layout), destination);
        var image = new PngImage
        {
            Width = (uint)layout.Width,
            Height = (uint)layout.Height,
            Format = FormatOf(layout.Pixels),
            Flags = PngFlags.Fast,
        };
        nuint size = (nuint)destination.Length;
        fixed (byte* source = pixels, target = destination)
        {
            if (LibPng.WriteToMemory(&image, target, &size, 0, source, StrideOf(layout), null) == 0)
            {
                throw new ImageFormatException($"libpng could not encode a {layout.Width}x{layout.Height} image: {image.Error}.");
            }
        }

        return (int)size;
    }

    private static void DecodeStored(ReadOnlySpan<byte> encoded, ImageHeader header, Span<byte> destination, ImageLayout layout)
    {
        fixed (byte* source = encoded)
        {
            var reader = new PngReader(source, encoded.Length);
            try
            {
                DecodePixels(ref reader, header, destination, layout);
            }
            finally
            {
                reader.Dispose();
            }
        }
    }

    private static void DecodePixels(ref PngReader reader, ImageHeader header, Span<byte> destination, ImageLayout layout)
    {
        PngFormat wanted = FormatOf(layout.Pixels);
        switch (layout.Pixels)
        {
            case PixelLayout.Label8:
                reader.ReadIndices(destination, layout.Stride);
                break;
            case PixelLayout.Label16 when header.BitDepth == 16:
                reader.ReadSixteenBit(destination, StrideOf(layout));
                break;
            case PixelLayout.Label16:
                DecodeWidened(ref reader, destination, layout);
                break;
            default:
                if (reader.HasAlpha && (wanted & PngFormat.Alpha) == 0)
                {
                    DecodeDroppingAlpha(ref reader, wanted, destination, layout);
                }
                else
                {
                    reader.Read(wanted, destination, layout.Stride);
                }

                break;
        }
    }

    private static void DecodeWidened(ref PngReader reader, Span<byte> destination, ImageLayout layout)
    {
        byte[] narrow = ArrayPool<byte>.Shared.Rent(layout.Width * layout.Height);
        try
        {
            reader.ReadIndices(narrow, layout.Width);
            for (int y = 0; y < layout.Height; y++)
            {
                Span<ushort> row = MemoryMarshal.Cast<byte, ushort>(destination.Slice(y * layout.Stride, layout.RowBytes));
                for (int x = 0; x < row.Length; x++)
                {
                    row[x] = narrow[(y * layout.Width) + x];
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(narrow);
        }
    }

    private static void DecodeDroppingAlpha(ref PngReader reader, PngFormat wanted, Span<byte> destination, ImageLayout layout)
    {
        int channels = layout.Pixels.BytesPerPixel();
        int wideRow = layout.Width * (channels + 1);
        byte[] wide = ArrayPool<byte>.Shared.Rent(checked(wideRow * layout.Height));
        try
        {
            reader.Read(wanted | PngFormat.Alpha, wide, wideRow);
            for (int y = 0; y < layout.Height; y++)
            {
                ReadOnlySpan<byte> from = wide.AsSpan(y * wideRow, wideRow);
                Span<byte> to = destination.Slice(y * layout.Stride, layout.RowBytes);
                for (int x = 0; x < layout.Width; x++)
                {
                    from.Slice(x * (channels + 1), channels).CopyTo(to[(x * channels)..]);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(wide);
        }
    }

    private static void CheckLabels(ImageHeader header, PixelLayout pixels)
    {
        if (!pixels.IsLabel())
        {
            return;
        }

        if (header.Channels != 1)
        {
            throw new ImageFormatException($"The PNG has {header.Channels} channels; a mask of class ids is gray or has a palette.");
        }

        if (pixels == PixelLayout.Label8 && header.BitDepth == 16)
        {
            throw new ImageFormatException("The PNG has 16-bit samples, which 8-bit class ids cannot hold; decode it as Label16.");
        }
    }

    /// <summary>libpng counts strides in samples: two bytes each in the linear formats.</summary>
    private static int StrideOf(ImageLayout layout) => layout.Pixels != PixelLayout.Label16 ? layout.Stride
        : layout.Stride % 2 == 0 ? layout.Stride / 2
        : throw new ArgumentException($"The stride of 16-bit labels must be even, {layout.Stride} is not.", nameof(layout));

    private static PngFormat FormatOf(PixelLayout pixels) => pixels switch
    {
        PixelLayout.Rgb8 => PngFormat.Rgb,
        PixelLayout.Bgr8 => PngFormat.Bgr,
        PixelLayout.Rgba8 => PngFormat.Rgba,
        PixelLayout.Bgra8 => PngFormat.Bgra,
        PixelLayout.Label16 => PngFormat.Linear,
        _ => PngFormat.Gray,
    };
}
