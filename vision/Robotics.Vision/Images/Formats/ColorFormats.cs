namespace Robotics.Vision.Formats;

/// <summary>Interleaved colour with one byte a channel.</summary>
internal static class ColorFormats
{
    public static readonly PixelFormatInfo[] All =
    [
        new(PixelFormat.Rgb8, "rgb8", BytesPerPixel: 3, RedOffset: 0, GreenOffset: 1, BlueOffset: 2),
        new(PixelFormat.Bgr8, "bgr8", BytesPerPixel: 3, RedOffset: 2, GreenOffset: 1, BlueOffset: 0),
        new(PixelFormat.Rgba8, "rgba8", BytesPerPixel: 4, RedOffset: 0, GreenOffset: 1, BlueOffset: 2),
        new(PixelFormat.Bgra8, "bgra8", BytesPerPixel: 4, RedOffset: 2, GreenOffset: 1, BlueOffset: 0),
    ];
}
