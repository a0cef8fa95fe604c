namespace Robotics.Imaging;

/// <summary>Order and meaning of the samples of one pixel in memory.</summary>
public enum PixelLayout
{
    /// <summary>Red, green, blue; 3 bytes.</summary>
    Rgb8,

    /// <summary>Blue, green, red; 3 bytes.</summary>
    Bgr8,

    /// <summary>Red, green, blue, alpha; 4 bytes. Alpha is 255 where the file has none.</summary>
    Rgba8,

    /// <summary>Blue, green, red, alpha; 4 bytes. Alpha is 255 where the file has none.</summary>
    Bgra8,

    /// <summary>Luminance; 1 byte.</summary>
    Mono8,

    /// <summary>Class id; 1 byte. The raw gray value or palette index of a PNG, never scaled or colour-managed.</summary>
    Label8,

    /// <summary>Class id or instance id; 2 bytes in the machine's order. As <see cref="Label8"/>, and 16-bit gray PNGs too.</summary>
    Label16,
}
