using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Robotics.Imaging;

/// <summary>
/// JPEG and PNG by SixLabors.ImageSharp; class ids, which ImageSharp expands to colours, stay with <see cref="PngCodec"/>.
/// </summary>
public sealed class ImageSharpCodec(ImageFileFormat format) : IImageCodec
{
    private readonly IImageCodec _native = format == ImageFileFormat.Jpeg ? new JpegCodec() : new PngCodec();

    /// <inheritdoc/>
    public ImageFileFormat Format => format;

    /// <inheritdoc/>
    public long MaxPixels => _native.MaxPixels;

    private IImageEncoder Encoder => format == ImageFileFormat.Jpeg ? new JpegEncoder { Quality = 95 } : new PngEncoder();

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> encoded) => _native.Recognizes(encoded);

    /// <inheritdoc/>
    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        if (format == ImageFileFormat.Png)
        {
            return _native.ReadHeader(encoded);
        }

        try
        {
            ImageInfo info = Image.Identify(encoded);
            return CodecGuard.Limit(new ImageHeader(format, info.Width, info.Height, info.PixelType.BitsPerPixel / 8, 8, false), MaxPixels);
        }
        catch (Exception e) when (e is UnknownImageFormatException or InvalidImageContentException)
        {
            throw new ImageFormatException($"The JPEG header cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public int GetMaxEncodedSize(ImageLayout layout) => checked(2048 + (6 * layout.Width * layout.Height));

    /// <inheritdoc/>
    public void Decode(ReadOnlySpan<byte> encoded, Span<byte> destination, ImageLayout layout)
    {
        CodecGuard.Destination(ReadHeader(encoded), layout, destination.Length);
        switch (layout.Pixels)
        {
            case PixelLayout.Rgb8: Decode<Rgb24>(encoded, destination, layout); break;
            case PixelLayout.Bgr8: Decode<Bgr24>(encoded, destination, layout); break;
            case PixelLayout.Rgba8: Decode<Rgba32>(encoded, destination, layout); break;
            case PixelLayout.Bgra8: Decode<Bgra32>(encoded, destination, layout); break;
            case PixelLayout.Mono8: Decode<L8>(encoded, destination, layout); break;
            default: _native.Decode(encoded, destination, layout); break;
        }
    }

    /// <inheritdoc/>
    public int Encode(ReadOnlySpan<byte> pixels, ImageLayout layout, Span<byte> destination)
    {
        CodecGuard.Buffer(layout, pixels.Length, nameof(pixels));
        return layout.Pixels switch
        {
            PixelLayout.Rgb8 => Encode<Rgb24>(pixels, layout, destination),
            PixelLayout.Bgr8 => Encode<Bgr24>(pixels, layout, destination),
            PixelLayout.Rgba8 => Encode<Rgba32>(pixels, layout, destination),
            PixelLayout.Bgra8 => Encode<Bgra32>(pixels, layout, destination),
            _ => _native.Encode(pixels, layout, destination),
        };
    }

    private static void Decode<TPixel>(ReadOnlySpan<byte> encoded, Span<byte> destination, ImageLayout layout)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        try
        {
            using Image<TPixel> image = Image.Load<TPixel>(encoded);
            for (int y = 0; y < layout.Height; y++)
            {
                MemoryMarshal.AsBytes(image.DangerousGetPixelRowMemory(y).Span).CopyTo(destination[(y * layout.Stride)..]);
            }
        }
        catch (Exception e) when (e is UnknownImageFormatException or InvalidImageContentException)
        {
            throw new ImageFormatException($"The image data is corrupt: {e.Message}", e);
        }
    }

    private int Encode<TPixel>(ReadOnlySpan<byte> pixels, ImageLayout layout, Span<byte> destination)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var packed = new byte[layout.RowBytes * layout.Height];
        for (int y = 0; y < layout.Height; y++)
        {
            pixels.Slice(y * layout.Stride, layout.RowBytes).CopyTo(packed.AsSpan(y * layout.RowBytes));
        }

        using Image<TPixel> image = Image.LoadPixelData<TPixel>(packed, layout.Width, layout.Height);
        using var stream = new MemoryStream();
        image.Save(stream, Encoder);
        stream.GetBuffer().AsSpan(0, (int)stream.Length).CopyTo(destination);
        return (int)stream.Length;
    }
}
