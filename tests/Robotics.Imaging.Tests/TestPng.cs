using System.Buffers.Binary;
using System.IO.Compression;

namespace Robotics.Imaging.Tests;

/// <summary>A second PNG implementation, written from the specification: any bit depth, unfiltered rows.</summary>
internal static class TestPng
{
    public static byte[] Write(
        int width, int height, int depth, int colorType, Func<int, int, int, int> sample,
        byte[]? palette = null, byte[]? transparency = null, (string Type, byte[] Data)[]? extra = null)
    {
        int channels = colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        int rowBytes = ((width * channels * depth) + 7) / 8;
        var raw = new byte[height * (rowBytes + 1)];
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = raw.AsSpan((y * (rowBytes + 1)) + 1, rowBytes);
            for (int i = 0; i < width * channels; i++)
            {
                int value = sample(i / channels, y, i % channels);
                if (depth == 16)
                {
                    BinaryPrimitives.WriteUInt16BigEndian(row[(2 * i)..], (ushort)value);
                }
                else
                {
                    int bit = i * depth;
                    row[bit / 8] |= (byte)(value << (8 - depth - (bit % 8)));
                }
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(raw);
        }

        var file = new List<byte> { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A };
        file.AddRange(Header(width, height, depth, colorType));
        foreach ((string type, byte[] data) in extra ?? [])
        {
            file.AddRange(Chunk(type, data));
        }

        if (palette is not null)
        {
            file.AddRange(Chunk("PLTE", palette));
        }

        if (transparency is not null)
        {
            file.AddRange(Chunk("tRNS", transparency));
        }

        file.AddRange(Chunk("IDAT", packed.ToArray()));
        file.AddRange(Chunk("IEND", []));
        return [.. file];
    }

    /// <summary>A file that is a header and nothing else.</summary>
    public static byte[] HeaderOnly(int width, int height) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Header(width, height, 8, 2)];

    /// <summary>Reads an 8-bit gray PNG with any of the five row filters.</summary>
    public static byte[] ReadGray8(byte[] file, out int width, out int height)
    {
        width = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16));
        height = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20));
        Assert.Equal([8, 0], file.AsSpan(24, 2).ToArray());
        using var data = new MemoryStream();
        for (int at = 8; at < file.Length;)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(file, at + 8, size);
            }

            at += size + 12;
        }

        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var rows = new byte[height * (width + 1)];
        zlib.ReadExactly(rows);
        return Unfilter(rows, width, height);
    }

    private static byte[] Unfilter(byte[] rows, int width, int height)
    {
        var pixels = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            int filter = rows[y * (width + 1)];
            for (int x = 0; x < width; x++)
            {
                int left = x > 0 ? pixels[(y * width) + x - 1] : 0;
                int up = y > 0 ? pixels[((y - 1) * width) + x] : 0;
                int corner = x > 0 && y > 0 ? pixels[((y - 1) * width) + x - 1] : 0;
                int p = left + up - corner;
                (int pa, int pb, int pc) = (Math.Abs(p - left), Math.Abs(p - up), Math.Abs(p - corner));
                int paeth = pa <= pb && pa <= pc ? left : pb <= pc ? up : corner;
                int predicted = filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => paeth, _ => 0 };
                pixels[(y * width) + x] = (byte)(rows[(y * (width + 1)) + 1 + x] + predicted);
            }
        }

        return pixels;
    }

    private static byte[] Header(int width, int height, int depth, int colorType)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        data[8] = (byte)depth;
        data[9] = (byte)colorType;
        return Chunk("IHDR", data);
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        uint crc = uint.MaxValue;
        foreach (byte b in chunk.AsSpan(4, data.Length + 4))
        {
            crc ^= b;
            for (int k = 0; k < 8; k++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return chunk;
    }
}
