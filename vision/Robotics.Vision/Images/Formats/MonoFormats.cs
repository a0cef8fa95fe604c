namespace Robotics.Vision.Formats;

/// <summary>Luminance with one byte a pixel; every colour channel reads the same byte.</summary>
internal static class MonoFormats
{
    public static readonly PixelFormatInfo[] All =
    [
        new(PixelFormat.Mono8, "mono8", BytesPerPixel: 1, RedOffset: 0, GreenOffset: 0, BlueOffset: 0),
    ];
}
