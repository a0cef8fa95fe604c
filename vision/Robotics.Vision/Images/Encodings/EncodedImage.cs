namespace Robotics.Vision;

/// <summary>A checked, read-only view of the pixels of an image message, in whatever encoding they came.</summary>
public readonly ref struct EncodedImage
{
    private EncodedImage(ReadOnlySpan<byte> data, int width, int height, int step, ImageEncoding encoding, bool isBigEndian)
    {
        Data = data;
        Width = width;
        Height = height;
        Step = step;
        Encoding = encoding;
        IsBigEndian = isBigEndian;
    }

    /// <summary><see cref="Step"/> bytes for each of the encoding's rows.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Number of rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Step { get; }

    /// <summary>Layout of the bytes.</summary>
    public ImageEncoding Encoding { get; }

    /// <summary>Whether the first byte of a 16-bit value is the high one.</summary>
    public bool IsBigEndian { get; }

    /// <summary>The pixels in place.</summary>
    /// <exception cref="InvalidImageException">The encoding is one that <see cref="ImageConverter"/> has to convert first.</exception>
    public ImageSpan InPlace() => Encoding.IsDirect
        ? new ImageSpan(Data, Width, Height, Step, Encoding.Format)
        : throw new InvalidImageException($"Images with the encoding {Encoding} cannot be read in place; they have to be converted first.");

    /// <summary>
    /// Checks the fields of a <c>sensor_msgs/msg/Image</c> as strictly as the message's definition asks (<c>data</c> holds
    /// <c>step * height</c> bytes, and the rows of the colour planes where there are such) and views its data in place.
    /// </summary>
    /// <param name="data">The field <c>data</c>.</param>
    /// <param name="width">The field <c>width</c>, in pixels.</param>
    /// <param name="height">The field <c>height</c>, in rows.</param>
    /// <param name="step">The field <c>step</c>, in bytes.</param>
    /// <param name="encoding">The field <c>encoding</c>, UTF-8.</param>
    /// <param name="isBigEndian">The field <c>is_bigendian</c>; of no consequence where values are single bytes.</param>
    /// <exception cref="InvalidImageException">The header is impossible, unsupported, or does not describe the data.</exception>
    public static EncodedImage FromRos(
        ReadOnlySpan<byte> data, uint width, uint height, uint step, scoped ReadOnlySpan<byte> encoding, bool isBigEndian)
    {
        ImageEncoding known = ImageEncodings.FromRos(encoding);
        CheckSize(known, width, height, step);
        long rows = known.Rows(height);
        UInt128 described = (UInt128)step * (ulong)rows;
        if (described != (uint)data.Length)
        {
            string counted = rows == height ? $"height {height}" : $"{rows} rows of brightness and colour";
            throw new InvalidImageException(
                $"The image header says step {step} x {counted} = {described} bytes, but the message carries {data.Length} bytes of data.");
        }

        return new EncodedImage(data, (int)width, (int)height, (int)step, known, isBigEndian);
    }

    private static void CheckSize(ImageEncoding encoding, uint width, uint height, uint step)
    {
        if (width == 0 || height == 0)
        {
            throw new InvalidImageException($"The image size {width}x{height} is not positive.");
        }

        if (encoding.Objection(width, height) is { } objection)
        {
            throw new InvalidImageException(objection);
        }

        long rowBytes = encoding.RowBytes(width);
        if (step < rowBytes)
        {
            throw new InvalidImageException(
                $"A row of {width} {encoding} pixels takes {rowBytes} bytes, but the rows are only {step} bytes apart.");
        }
    }
}
