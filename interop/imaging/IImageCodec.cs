namespace Robotics.Imaging;

/// <summary>
/// Reads and writes one file format. Instances are thread-safe; decoding and encoding into a caller's buffer allocate nothing.
/// </summary>
public interface IImageCodec
{
    /// <summary>The format that this codec reads and writes.</summary>
    ImageFileFormat Format { get; }

    /// <summary>Images of more pixels than this are refused from their header, before anything is allocated.</summary>
    long MaxPixels { get; }

    /// <summary>True where the first bytes are those of <see cref="Format"/>.</summary>
    bool Recognizes(ReadOnlySpan<byte> encoded);

    /// <summary>Reads the header and no pixel.</summary>
    /// <exception cref="ImageFormatException">The header is foreign, corrupt, or announces more than <see cref="MaxPixels"/>.</exception>
    ImageHeader ReadHeader(ReadOnlySpan<byte> encoded);

    /// <summary>Decodes into the caller's buffer.</summary>
    /// <param name="encoded">The whole file.</param>
    /// <param name="destination">At least <see cref="ImageLayout.ByteCount"/> bytes; its content is undefined after an exception.</param>
    /// <param name="layout">The wanted layout; its size must be the file's.</param>
    /// <exception cref="ImageFormatException">The file is corrupt or cannot be had in that layout.</exception>
    /// <exception cref="ArgumentException">Size or buffer do not fit the file.</exception>
    void Decode(ReadOnlySpan<byte> encoded, Span<byte> destination, ImageLayout layout);

    /// <summary>Upper bound of the encoded size in bytes.</summary>
    int GetMaxEncodedSize(ImageLayout layout);

    /// <summary>Encodes into the caller's buffer and returns the size of the file in bytes.</summary>
    /// <param name="pixels">At least <see cref="ImageLayout.ByteCount"/> bytes.</param>
    /// <param name="layout">Layout of <paramref name="pixels"/>.</param>
    /// <param name="destination">At least <see cref="GetMaxEncodedSize"/> bytes.</param>
    /// <exception cref="ImageFormatException">The format cannot hold the image, be it for a side too long or for ids in a JPEG.</exception>
    int Encode(ReadOnlySpan<byte> pixels, ImageLayout layout, Span<byte> destination);
}
