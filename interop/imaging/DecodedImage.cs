namespace Robotics.Imaging;

/// <summary>A decoded image on the managed heap, rows without padding.</summary>
public sealed class DecodedImage
{
    internal DecodedImage(ImageLayout layout, byte[] pixels)
    {
        Layout = layout;
        Pixels = pixels;
    }

    /// <summary>Size and pixel layout of <see cref="Pixels"/>.</summary>
    public ImageLayout Layout { get; }

    /// <summary>Columns.</summary>
    public int Width => Layout.Width;

    /// <summary>Rows.</summary>
    public int Height => Layout.Height;

    /// <summary>Height x Width pixels.</summary>
    public byte[] Pixels { get; }
}
