namespace Robotics.Imaging;

/// <summary>The checks that every codec makes before it hands memory to a native library.</summary>
internal static class CodecGuard
{
    /// <summary>8192 x 8192.</summary>
    public const long DefaultMaxPixels = 64L * 1024 * 1024;

    public static ImageHeader Limit(ImageHeader header, long maxPixels) => header.PixelCount <= maxPixels
        ? header
        : throw new ImageFormatException(
            $"The {Name(header.Format)} header announces {header.Width}x{header.Height} pixels; the limit is {maxPixels} pixels.");

    public static void Destination(ImageHeader header, ImageLayout layout, int available)
    {
        if (header.Width != layout.Width || header.Height != layout.Height)
        {
            throw new ArgumentException(
                $"The image is {header.Width}x{header.Height}, but the layout asked for is {layout.Width}x{layout.Height}.",
                nameof(layout));
        }

        Buffer(layout, available, "destination");
    }

    public static void Buffer(ImageLayout layout, int available, string parameter)
    {
        if (layout.Width == 0)
        {
            throw new ArgumentException("The layout is empty; construct it with a width and a height.", nameof(layout));
        }

        if (available < layout.ByteCount)
        {
            throw new ArgumentException(
                $"A {layout.Width}x{layout.Height} {layout.Pixels} image of stride {layout.Stride} needs {layout.ByteCount} bytes, " +
                $"the buffer has {available}.",
                parameter);
        }
    }

    public static void EncodedBuffer(int needed, ReadOnlySpan<byte> destination)
    {
        if (destination.Length < needed)
        {
            throw new ArgumentException(
                $"The encoded image may need {needed} bytes, the buffer has {destination.Length}.", nameof(destination));
        }
    }

    public static string Name(ImageFileFormat format) => format == ImageFileFormat.Jpeg ? "JPEG" : "PNG";
}
