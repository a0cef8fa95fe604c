namespace Robotics.Imaging;

/// <summary>How an image lies in a buffer: rows from the top, each <see cref="Stride"/> bytes after the one before.</summary>
public readonly record struct ImageLayout
{
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">Samples of one pixel.</param>
    /// <param name="stride">Bytes from row to row; 0 stands for rows without padding.</param>
    public ImageLayout(int width, int height, PixelLayout pixels, int stride = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        int row = checked(width * pixels.BytesPerPixel());
        if (stride != 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(stride, row);
        }

        (Width, Height, Pixels, Stride) = (width, height, pixels, stride == 0 ? row : stride);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Samples of one pixel.</summary>
    public PixelLayout Pixels { get; }

    /// <summary>Bytes from row to row.</summary>
    public int Stride { get; }

    /// <summary>Bytes of one row without its padding.</summary>
    public int RowBytes => Width * Pixels.BytesPerPixel();

    /// <summary>Bytes a buffer must hold: the last row carries no padding.</summary>
    public long ByteCount => ((long)Stride * (Height - 1)) + RowBytes;
}
