namespace Robotics.Imaging;

/// <summary>The codecs of this build, the choice between them by a file's first bytes, and whole-image conveniences.</summary>
public static class ImageCodecs
{
    /// <summary>JPEG at the default quality.</summary>
    public static IImageCodec Jpeg { get; } =
#if IMAGESHARP
        new ImageSharpCodec(ImageFileFormat.Jpeg);
#else
        new JpegCodec();
#endif

    /// <summary>PNG.</summary>
    public static IImageCodec Png { get; } =
#if IMAGESHARP
        new ImageSharpCodec(ImageFileFormat.Png);
#else
        new PngCodec();
#endif

    /// <summary>The codec whose format the bytes begin like.</summary>
    /// <exception cref="ImageFormatException">Neither JPEG nor PNG.</exception>
    public static IImageCodec For(ReadOnlySpan<byte> encoded)
    {
        if (Jpeg.Recognizes(encoded))
        {
            return Jpeg;
        }

        if (Png.Recognizes(encoded))
        {
            return Png;
        }

        string start = encoded.IsEmpty ? "it is empty" : $"it begins with {Convert.ToHexString(encoded[..Math.Min(4, encoded.Length)])}";
        throw new ImageFormatException($"The image is neither JPEG nor PNG: {start}.");
    }

    /// <summary>Reads the header of a JPEG or PNG, and no pixel.</summary>
    /// <exception cref="ImageFormatException">Foreign or corrupt header, or too many pixels.</exception>
    public static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded) => For(encoded).ReadHeader(encoded);

    /// <summary>Reads the header of a JPEG or PNG; false where <see cref="ReadHeader"/> would throw.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> encoded, out ImageHeader header)
    {
        try
        {
            header = ReadHeader(encoded);
            return true;
        }
        catch (ImageFormatException)
        {
            header = default;
            return false;
        }
    }

    /// <summary>Decodes a JPEG or PNG into an array of its own.</summary>
    /// <exception cref="ImageFormatException">Foreign, corrupt, too large, or not to be had in that layout.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> encoded, PixelLayout pixels)
    {
        IImageCodec codec = For(encoded);
        ImageHeader header = codec.ReadHeader(encoded);
        var layout = new ImageLayout(header.Width, header.Height, pixels);
        var buffer = GC.AllocateUninitializedArray<byte>(checked((int)layout.ByteCount));
        codec.Decode(encoded, buffer, layout);
        return new DecodedImage(layout, buffer);
    }

    /// <summary>Decodes a JPEG or PNG file; the path stands in the exception's message.</summary>
    /// <exception cref="ImageFormatException">Foreign, corrupt, too large, or not to be had in that layout.</exception>
    public static DecodedImage DecodeFile(string path, PixelLayout pixels)
    {
        byte[] encoded = File.ReadAllBytes(path);
        try
        {
            return Decode(encoded, pixels);
        }
        catch (ImageFormatException e)
        {
            throw new ImageFormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Encodes into an array of the file's exact size.</summary>
    public static byte[] Encode(this IImageCodec codec, ReadOnlySpan<byte> pixels, ImageLayout layout)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(codec.GetMaxEncodedSize(layout));
        return buffer.AsSpan(0, codec.Encode(pixels, layout, buffer)).ToArray();
    }
}
