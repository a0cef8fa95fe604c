namespace Robotics.Vision;

/// <summary>A checked, read-only view of an image in somebody else's memory.</summary>
public readonly ref struct ImageSpan
{
    /// <summary>Describes pixels in memory; rows lie <paramref name="stride"/> bytes apart and the last one may lack its padding.</summary>
    /// <exception cref="InvalidImageException">A size is not positive, rows overlap, or <paramref name="data"/> is too short.</exception>
    public ImageSpan(ReadOnlySpan<byte> data, int width, int height, int stride, PixelFormat format)
    {
        long rowBytes = CheckedRowBytes(width, height, stride, format);
        long needed = (height - 1L) * stride + rowBytes;
        if (data.Length < needed)
        {
            throw new InvalidImageException(
                $"A {width}x{height} {format.Info().RosEncoding} image with stride {stride} needs {needed} bytes, not {data.Length}.");
        }

        Data = data;
        Width = width;
        Height = height;
        Stride = stride;
        Format = format;
    }

    /// <summary>The bytes, at least <c>(Height - 1) * Stride</c> plus one row.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Layout of a pixel.</summary>
    public PixelFormat Format { get; }

    /// <summary>The pixels of row <paramref name="y"/>, without padding.</summary>
    public ReadOnlySpan<byte> Row(int y) => Data.Slice(y * Stride, (int)Format.Info().RowBytes(Width));

    /// <summary>
    /// Checks the fields of a <c>sensor_msgs/msg/Image</c> as <see cref="EncodedImage.FromRos"/> does and views its data in place.
    /// </summary>
    /// <param name="data">The field <c>data</c>.</param>
    /// <param name="width">The field <c>width</c>, in pixels.</param>
    /// <param name="height">The field <c>height</c>, in rows.</param>
    /// <param name="step">The field <c>step</c>, in bytes.</param>
    /// <param name="encoding">The field <c>encoding</c>, UTF-8; one that needs no conversion.</param>
    /// <exception cref="InvalidImageException">The header is impossible, unsupported here, or does not describe the data.</exception>
    public static ImageSpan FromRos(ReadOnlySpan<byte> data, uint width, uint height, uint step, ReadOnlySpan<byte> encoding) =>
        EncodedImage.FromRos(data, width, height, step, encoding, isBigEndian: false).InPlace();

    private static long CheckedRowBytes(long width, long height, long stride, PixelFormat format)
    {
        if (width <= 0 || height <= 0)
        {
            throw new InvalidImageException($"The image size {width}x{height} is not positive.");
        }

        PixelFormatInfo info = format.Info();
        long rowBytes = info.RowBytes(width);
        if (stride < rowBytes)
        {
            throw new InvalidImageException(
                $"A row of {width} {info.RosEncoding} pixels takes {rowBytes} bytes, but the rows are only {stride} bytes apart.");
        }

        return rowBytes;
    }
}
