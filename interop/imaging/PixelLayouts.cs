namespace Robotics.Imaging;

/// <summary>Properties of <see cref="PixelLayout"/> values.</summary>
public static class PixelLayouts
{
    /// <summary>Bytes of one pixel.</summary>
    public static int BytesPerPixel(this PixelLayout pixels) => pixels switch
    {
        PixelLayout.Rgb8 or PixelLayout.Bgr8 => 3,
        PixelLayout.Rgba8 or PixelLayout.Bgra8 => 4,
        PixelLayout.Mono8 or PixelLayout.Label8 => 1,
        PixelLayout.Label16 => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(pixels), pixels, "No such pixel layout."),
    };

    /// <summary>True for the class-id layouts.</summary>
    public static bool IsLabel(this PixelLayout pixels) => pixels is PixelLayout.Label8 or PixelLayout.Label16;
}
