using Robotics.Vision.Decoders;

namespace Robotics.Vision.Families;

/// <summary>Interleaved channels of 16 bits, reduced to 8 bits as cv_bridge does: 65535 becomes 255, rounded to nearest.</summary>
internal sealed class SixteenBitEncoding(string name, PixelFormat format, params ReadOnlySpan<string> aliases)
    : ImageEncoding(name, format, aliases)
{
    public static readonly SixteenBitEncoding[] All =
    [
        new("rgb16", PixelFormat.Rgb8),
        new("bgr16", PixelFormat.Bgr8, "16UC3"),
        new("rgba16", PixelFormat.Rgba8),
        new("bgra16", PixelFormat.Bgra8, "16UC4"),
        new("mono16", PixelFormat.Mono8, "16UC1"),
    ];

    public override long RowBytes(long width) => width * Format.Info().BytesPerPixel * sizeof(ushort);

    internal override ImageDecoder CreateDecoder(bool vectors) => new SixteenBitDecoder(Format.Info().BytesPerPixel, vectors);
}
