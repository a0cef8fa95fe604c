using System.Text;

namespace Robotics.Vision.Tests.Images.Encodings;

/// <summary>The data of image messages.</summary>
internal static class Messages
{
    /// <summary>Bytes of a linear congruential generator, the one of <c>tests/reference/encodings/opencv.py</c>.</summary>
    public static byte[] Noise(string encoding, int width, int height, int padding)
    {
        ImageEncoding known = ImageEncodings.FromRos(encoding);
        byte[] data = new byte[(known.RowBytes(width) + padding) * known.Rows(height)];
        uint state = 1;
        for (int i = 0; i < data.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            data[i] = (byte)(state >> 24);
        }

        return data;
    }

    /// <summary>Views data without naming its step: all rows of the encoding share it.</summary>
    public static EncodedImage View(byte[] data, string encoding, int width, int height, bool isBigEndian = false)
    {
        long step = data.Length / ImageEncodings.FromRos(encoding).Rows(height);
        return EncodedImage.FromRos(data, (uint)width, (uint)height, (uint)step, Encoding.UTF8.GetBytes(encoding), isBigEndian);
    }

    /// <summary>The pixels that a converter gives, without padding.</summary>
    public static byte[] Convert(ImageConverter converter, byte[] data, string encoding, int width, int height, bool isBigEndian = false)
    {
        ImageSpan image = converter.Convert(View(data, encoding, width, height, isBigEndian));
        byte[] pixels = new byte[image.Format.Info().RowBytes(width) * height];
        for (int y = 0; y < height; y++)
        {
            image.Row(y).CopyTo(pixels.AsSpan(y * pixels.Length / height));
        }

        return pixels;
    }
}
