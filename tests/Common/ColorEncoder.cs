using System.Buffers.Binary;

namespace Robotics.Tests;

/// <summary>
/// Writes rgb8 pictures in the other encodings of image messages, in double precision and pixel by pixel, as a camera would.
/// </summary>
internal static class ColorEncoder
{
    /// <summary>The field <c>data</c> of an image message.</summary>
    /// <param name="rgb">Height x Width x 3 bytes.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Number of rows.</param>
    /// <param name="encoding">A name of <c>sensor_msgs/image_encodings.hpp</c>.</param>
    /// <param name="padding">Bytes behind every row.</param>
    /// <param name="isBigEndian">Byte order of 16-bit values.</param>
    /// <param name="step">Bytes from row to row.</param>
    public static byte[] Encode(byte[] rgb, int width, int height, string encoding, int padding, bool isBigEndian, out int step)
    {
        Picture picture = new(rgb, width, height);
        bool isWide = encoding.Contains("16", StringComparison.Ordinal);
        Func<int, int, byte[]> pixel = encoding switch
        {
            "uyvy" or "yuv422" => (x, y) => [picture.Color(x & ~1, y, 2, 1)[x & 1], picture.Luma(x, y)],
            "yuyv" or "yuv422_yuy2" => (x, y) => [picture.Luma(x, y), picture.Color(x & ~1, y, 2, 1)[x & 1]],
            "nv12" or "nv21" or "nv24" => (x, y) => [picture.Luma(x, y)],
            "mono8" or "8UC1" or "mono16" or "16UC1" => (x, y) => [picture.Gray(x, y)],
            _ when encoding.StartsWith("bayer_", StringComparison.Ordinal) => (x, y) =>
                [picture.At(x, y)["rgb".IndexOf(encoding[6 + (x & 1) + (2 * (y & 1))], StringComparison.Ordinal)]],
            _ => (x, y) =>
            [
                .. Order(encoding)
                    .Select(channel => channel == 'a' ? (byte)77 : picture.At(x, y)["rgb".IndexOf(channel, StringComparison.Ordinal)])
            ],
        };

        int rowBytes = width * pixel(0, 0).Length * (isWide ? 2 : 1);
        step = rowBytes + padding;
        MemoryStream data = new();
        for (int y = 0; y < height; y++)
        {
            IEnumerable<byte> row = Enumerable.Range(0, width).SelectMany(x => pixel(x, y));
            Write(data, isWide ? row.SelectMany(value => Widen(value, isBigEndian)) : row, padding);
        }

        WriteColors(data, picture, encoding, padding);
        return data.ToArray();
    }

    private static string Order(string encoding) => encoding switch
    {
        "8UC3" or "16UC3" => "bgr",
        "8UC4" or "16UC4" => "bgra",
        _ => encoding.TrimEnd('8', '1', '6'),
    };

    private static void WriteColors(MemoryStream data, Picture picture, string encoding, int padding)
    {
        int cell = encoding == "nv24" ? 1 : 2;
        for (int y = 0; encoding.StartsWith("nv", StringComparison.Ordinal) && y < picture.Height; y += cell)
        {
            IEnumerable<byte> row = Enumerable.Range(0, picture.Width / cell)
                .Select(x => picture.Color(x * cell, y, cell, cell))
                .SelectMany(color => encoding == "nv21" ? color.Reverse() : color);
            Write(data, row, padding * (encoding == "nv24" ? 2 : 1));
        }
    }

    private static void Write(MemoryStream data, IEnumerable<byte> row, int padding) => data.Write([.. row, .. new byte[padding]]);

    private static byte[] Widen(byte value, bool isBigEndian)
    {
        byte[] bytes = new byte[2];
        ushort wide = (ushort)(value * 257);
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, wide);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, wide);
        }

        return bytes;
    }

    /// <summary>An rgb8 picture, and what ITU-R BT.601 of limited range makes of it.</summary>
    private sealed class Picture(byte[] rgb, int width, int height)
    {
        public int Width => width;

        public int Height => height;

        public ReadOnlySpan<byte> At(int x, int y) => rgb.AsSpan(3 * ((y * width) + x), 3);

        public byte Gray(int x, int y) => (byte)Math.Round(Brightness(x, y));

        public byte Luma(int x, int y) => (byte)Math.Round(16 + (Brightness(x, y) * 219 / 255));

        /// <summary>Blue and red difference of a cell's mean.</summary>
        public byte[] Color(int left, int top, int columns, int rows)
        {
            double blue = 0, red = 0;
            for (int i = 0; i < columns * rows; i++)
            {
                (int x, int y) = (left + (i % columns), top + (i / columns));
                blue += (At(x, y)[2] - Brightness(x, y)) / (2 * (1 - 0.114));
                red += (At(x, y)[0] - Brightness(x, y)) / (2 * (1 - 0.299));
            }

            return [Scale(blue), Scale(red)];

            byte Scale(double sum) => (byte)Math.Round(128 + (sum / (columns * rows) * 224 / 255));
        }

        private double Brightness(int x, int y) => (0.299 * At(x, y)[0]) + (0.587 * At(x, y)[1]) + (0.114 * At(x, y)[2]);
    }
}
