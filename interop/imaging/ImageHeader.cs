namespace Robotics.Imaging;

/// <summary>What an image file says about itself before any pixel is decoded.</summary>
/// <param name="Format">File format.</param>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Channels">Stored channels: 1 gray or palette index, 2 gray and alpha, 3 colour, 4 colour and alpha (or CMYK).</param>
/// <param name="BitDepth">Bits of one stored sample: 1, 2, 4, 8 or 16.</param>
/// <param name="HasPalette">True for a PNG whose samples are palette indices.</param>
public readonly record struct ImageHeader(ImageFileFormat Format, int Width, int Height, int Channels, int BitDepth, bool HasPalette)
{
    /// <summary>Pixels of the image.</summary>
    public long PixelCount => (long)Width * Height;
}
