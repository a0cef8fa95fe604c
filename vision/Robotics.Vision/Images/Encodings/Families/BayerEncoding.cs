using Robotics.Vision.Decoders;

namespace Robotics.Vision.Families;

/// <summary>
/// One colour a pixel behind a mosaic of 2x2 filters, named from the top left as in <c>image_encodings.hpp</c>, interpolated
/// bilinearly. Values of 16 bits are reduced to 8 first.
/// </summary>
internal sealed class BayerEncoding(string pattern, int redColumn, int redRow, int bits)
    : ImageEncoding($"bayer_{pattern}{bits}", PixelFormat.Bgr8)
{
    private const int MinSide = 3;

    public static readonly BayerEncoding[] All = [.. Mosaics(8), .. Mosaics(16)];

    public override long RowBytes(long width) => width * (bits / 8);

    internal override string? Objection(long width, long height) =>
        width >= MinSide && height >= MinSide
            ? null
            : $"A {Name} image of {width}x{height} pixels is too small to interpolate its colours; it needs {MinSide}x{MinSide} at least.";

    internal override ImageDecoder CreateDecoder(bool vectors) => new BayerDecoder(redColumn, redRow, isWide: bits == 16, vectors);

    private static BayerEncoding[] Mosaics(int bits) =>
    [
        new("rggb", redColumn: 0, redRow: 0, bits),
        new("bggr", redColumn: 1, redRow: 1, bits),
        new("gbrg", redColumn: 0, redRow: 1, bits),
        new("grbg", redColumn: 1, redRow: 0, bits),
    ];
}
