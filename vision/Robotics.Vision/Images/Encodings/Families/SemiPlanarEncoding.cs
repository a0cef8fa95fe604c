using Robotics.Vision.Decoders;

namespace Robotics.Vision.Families;

/// <summary>
/// A plane of brightness over a plane of interleaved colours, both in the field <c>data</c>: <c>height</c> counts the rows of the
/// first, <c>step</c> is the distance of its rows, and a row of colours takes as many bytes (4:2:0) or twice as many (4:4:4).
/// </summary>
internal sealed class SemiPlanarEncoding(string name, bool blueFirst, bool subsampled) : ImageEncoding(name, PixelFormat.Bgr8)
{
    public static readonly SemiPlanarEncoding[] All =
    [
        new("nv12", blueFirst: true, subsampled: true),
        new("nv21", blueFirst: false, subsampled: true),
        new("nv24", blueFirst: true, subsampled: false),
    ];

    public override long RowBytes(long width) => width;

    public override long Rows(long height) => subsampled ? height + (height / 2) : 3 * height;

    internal override string? Objection(long width, long height) =>
        !subsampled || (width % 2 == 0 && height % 2 == 0)
            ? null
            : $"An {Name} image holds one colour for 2x2 pixels, so width and height must be even, not {width}x{height}.";

    internal override ImageDecoder CreateDecoder(bool vectors) => new SemiPlanarDecoder(blueFirst, subsampled, vectors);
}
