using System.Buffers.Binary;

namespace Robotics.Imaging;

/// <summary>The part of the PNG container (PNG specification, 5 "Datastream structure") that is read without libpng.</summary>
internal static class PngStructure
{
    private const int HeaderEnd = 8 + 8 + 13 + 4;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool HasSignature(ReadOnlySpan<byte> encoded) => encoded.StartsWith(Signature);

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        if (!HasSignature(encoded))
        {
            throw new ImageFormatException("The bytes do not begin with the PNG signature.");
        }

        if (encoded.Length < HeaderEnd
            || !encoded.Slice(12, 4).SequenceEqual("IHDR"u8)
            || BinaryPrimitives.ReadUInt32BigEndian(encoded[8..]) != 13)
        {
            throw new ImageFormatException("The PNG ends within its header, or begins with another chunk.");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(encoded[16..]);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(encoded[20..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            throw new ImageFormatException($"The PNG header announces {width}x{height} pixels.");
        }

        (byte depth, byte colorType) = (encoded[24], encoded[25]);
        int channels = (colorType, depth) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => 1,
            (2, 8 or 16) => 3,
            (3, 1 or 2 or 4 or 8) => 1,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => throw new ImageFormatException(
                $"The PNG header announces colour type {colorType} with {depth} bits, which the format does not have."),
        };
        return new ImageHeader(ImageFileFormat.Png, (int)width, (int)height, channels, depth, colorType == 3);
    }

    /// <summary>True where a chunk before the pixels asks for colour management.</summary>
    public static bool HasColorSpace(ReadOnlySpan<byte> encoded)
    {
        for (int at = Signature.Length; TryChunk(encoded, at, out ReadOnlySpan<byte> chunk); at += chunk.Length)
        {
            if (IsColorSpace(chunk.Slice(4, 4)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Copies the file without its colour-space chunks and returns the number of bytes copied.</summary>
    public static int CopyWithoutColorSpace(ReadOnlySpan<byte> encoded, Span<byte> destination)
    {
        Signature.CopyTo(destination);
        int at = Signature.Length;
        int written = at;
        for (; TryChunk(encoded, at, out ReadOnlySpan<byte> chunk); at += chunk.Length)
        {
            if (!IsColorSpace(chunk.Slice(4, 4)))
            {
                chunk.CopyTo(destination[written..]);
                written += chunk.Length;
            }
        }

        encoded[at..].CopyTo(destination[written..]);
        return written + encoded.Length - at;
    }

    /// <summary>The whole chunk at an offset, as long as the pixel data has not begun.</summary>
    private static bool TryChunk(ReadOnlySpan<byte> encoded, int at, out ReadOnlySpan<byte> chunk)
    {
        chunk = default;
        if (encoded.Length - at < 12 || encoded.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
        {
            return false;
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(encoded[at..]) + 12L;
        if (size > encoded.Length - at)
        {
            return false;
        }

        chunk = encoded.Slice(at, (int)size);
        return true;
    }

    private static bool IsColorSpace(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8) || type.SequenceEqual("sRGB"u8) || type.SequenceEqual("iCCP"u8) ||
        type.SequenceEqual("cICP"u8);
}
