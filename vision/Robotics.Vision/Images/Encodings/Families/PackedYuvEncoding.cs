using Robotics.Vision.Decoders;

namespace Robotics.Vision.Families;

/// <summary>Four bytes for two neighbours, which share their colour (4:2:2).</summary>
internal sealed class PackedYuvEncoding(string name, int lumaByte, string alias) : ImageEncoding(name, PixelFormat.Bgr8, alias)
{
    public static readonly PackedYuvEncoding[] All =
    [
        new("uyvy", lumaByte: 1, "yuv422"),
        new("yuyv", lumaByte: 0, "yuv422_yuy2"),
    ];

    public override long RowBytes(long width) => 2 * width;

    internal override string? Objection(long width, long height) =>
        width % 2 == 0 ? null : $"A {Name} image holds pixels in pairs, so its width must be even, not {width}.";

    internal override ImageDecoder CreateDecoder(bool vectors) => new PackedYuvDecoder(lumaByte, vectors);
}
