namespace Robotics.Vision;

/// <summary>How the pixels of an image lie in memory. Facts about each value are in <see cref="PixelFormats"/>.</summary>
public enum PixelFormat
{
    /// <summary>Three bytes a pixel: red, green, blue.</summary>
    Rgb8,

    /// <summary>Three bytes a pixel: blue, green, red.</summary>
    Bgr8,

    /// <summary>Four bytes a pixel: red, green, blue, alpha.</summary>
    Rgba8,

    /// <summary>Four bytes a pixel: blue, green, red, alpha.</summary>
    Bgra8,

    /// <summary>One byte a pixel: luminance.</summary>
    Mono8,
}
