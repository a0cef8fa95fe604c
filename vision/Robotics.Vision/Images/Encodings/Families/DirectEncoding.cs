using Robotics.Vision.Decoders;

namespace Robotics.Vision.Families;

/// <summary>
/// Encodings whose bytes are pixels of a format already. OpenCV's nameless channels are taken in its own order, as cv_bridge does.
/// </summary>
internal sealed class DirectEncoding(PixelFormat format, params ReadOnlySpan<string> aliases)
    : ImageEncoding(format.Info().RosEncoding, format, aliases)
{
    public static readonly DirectEncoding[] All =
    [
        new(PixelFormat.Rgb8),
        new(PixelFormat.Bgr8, "8UC3"),
        new(PixelFormat.Rgba8),
        new(PixelFormat.Bgra8, "8UC4"),
        new(PixelFormat.Mono8, "8UC1"),
    ];

    public override bool IsDirect => true;

    public override long RowBytes(long width) => Format.Info().RowBytes(width);

    internal override ImageDecoder? CreateDecoder(bool vectors) => null;
}
