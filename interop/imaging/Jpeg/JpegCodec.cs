using Robotics.Imaging.Native;

namespace Robotics.Imaging;

/// <summary>
/// JPEG by libjpeg-turbo's TurboJPEG API. A file that makes the decoder so much as warn is refused: a frame is whole or it is none.
/// </summary>
public sealed unsafe class JpegCodec : IImageCodec
{
    /// <inheritdoc/>
    public ImageFileFormat Format => ImageFileFormat.Jpeg;

    /// <inheritdoc/>
    public long MaxPixels { get; init; } = CodecGuard.DefaultMaxPixels;

    /// <summary>Encoder quality, 1 to 100; ROS's compressed_image_transport uses 95.</summary>
    public int Quality
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            field = value;
        }
    }

    = 95;

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> encoded) => encoded is [0xFF, 0xD8, 0xFF, ..];

    /// <inheritdoc/>
    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        TurboJpegHandle decoder = TurboJpegHandle.Decoder;
        int width, height, subsampling, colorspace;
        fixed (byte* source = encoded)
        {
            if (TurboJpeg.DecompressHeader3(decoder, source, (nuint)encoded.Length, &width, &height, &subsampling, &colorspace) != 0)
            {
                throw new ImageFormatException($"The JPEG header cannot be read: {TurboJpegHandle.RetireDecoder()}.");
            }
        }

        if (width < 1 || height < 1)
        {
            throw new ImageFormatException($"The JPEG header announces {width}x{height} pixels.");
        }

        int channels = (TurboJpegColorspace)colorspace switch
        {
            TurboJpegColorspace.Gray => 1,
            TurboJpegColorspace.Cmyk or TurboJpegColorspace.Ycck => 4,
            _ => 3,
        };
        return CodecGuard.Limit(new ImageHeader(ImageFileFormat.Jpeg, width, height, channels, 8, false), MaxPixels);
    }

    /// <inheritdoc/>
    public void Decode(ReadOnlySpan<byte> encoded, Span<byte> destination, ImageLayout layout)
    {
        ImageHeader header = ReadHeader(encoded);
        CodecGuard.Destination(header, layout, destination.Length);
        TurboJpegPixels pixels = PixelsOf(layout.Pixels);
        if (header.Channels == 4)
        {
            throw new ImageFormatException("The JPEG is CMYK; only gray and YCbCr or RGB images are decoded.");
        }

        TurboJpegHandle decoder = TurboJpegHandle.Decoder;
        fixed (byte* source = encoded, target = destination)
        {
            if (TurboJpeg.Decompress2(
                    decoder, source, (nuint)encoded.Length, target, layout.Width, layout.Stride, layout.Height, (int)pixels,
                    TurboJpeg.StopOnWarning | TurboJpeg.LimitScans) != 0)
            {
                throw new ImageFormatException($"The JPEG data is corrupt: {TurboJpegHandle.RetireDecoder()}.");
            }
        }
    }

    /// <inheritdoc/>
    public int GetMaxEncodedSize(ImageLayout layout) =>
        checked((int)TurboJpeg.BufSize(layout.Width, layout.Height, (int)SubsamplingOf(layout.Pixels)));

    /// <inheritdoc/>
    public int Encode(ReadOnlySpan<byte> pixels, ImageLayout layout, Span<byte> destination)
    {
        CodecGuard.Buffer(layout, pixels.Length, nameof(pixels));
        CodecGuard.EncodedBuffer(GetMaxEncodedSize(layout), destination);
        TurboJpegPixels format = PixelsOf(layout.Pixels);
        TurboJpegHandle encoder = TurboJpegHandle.Encoder;
        nuint size = (nuint)destination.Length;
        fixed (byte* source = pixels, target = destination)
        {
            byte* output = target;
            if (TurboJpeg.Compress2(
                    encoder, source, layout.Width, layout.Stride, layout.Height, (int)format, &output, &size,
                    (int)SubsamplingOf(layout.Pixels), Quality, TurboJpeg.NoRealloc) != 0)
            {
                throw new ImageFormatException(
                    $"libjpeg-turbo could not encode a {layout.Width}x{layout.Height} image: {encoder.Error}.");
            }
        }

        return (int)size;
    }

    private static TurboJpegSubsampling SubsamplingOf(PixelLayout pixels) =>
        pixels == PixelLayout.Mono8 ? TurboJpegSubsampling.Gray : TurboJpegSubsampling.Chroma420;

    private static TurboJpegPixels PixelsOf(PixelLayout pixels) => pixels switch
    {
        PixelLayout.Rgb8 => TurboJpegPixels.Rgb,
        PixelLayout.Bgr8 => TurboJpegPixels.Bgr,
        PixelLayout.Rgba8 => TurboJpegPixels.Rgba,
        PixelLayout.Bgra8 => TurboJpegPixels.Bgra,
        PixelLayout.Mono8 => TurboJpegPixels.Gray,
        _ => throw new ImageFormatException("JPEG is lossy and cannot hold class ids; store masks as PNG."),
    };
}
