using System.Text;
using Robotics.Msgs.SensorMsgs;
using Robotics.Tests;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Support;

/// <summary>Smooth coloured images in any format.</summary>
internal static class Pictures
{
    private static int s_stamp = 1000;

    /// <param name="format">Pixel format.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="padding">Bytes behind every row.</param>
    /// <returns>A message with a stamp of its own.</returns>
    public static Image Create(PixelFormat format, int width = 200, int height = 120, int padding = 0)
    {
        PixelFormatInfo info = format.Info();
        int step = (width * info.BytesPerPixel) + padding;
        Image image = new()
        {
            Width = (uint)width,
            Height = (uint)height,
            Encoding = info.RosEncoding,
            Step = (uint)step,
            Data = new byte[step * height],
        };
        image.Header.FrameId = "camera_optical";
        image.Header.Stamp.Sec = s_stamp++;
        image.Header.Stamp.Nanosec = 123;
        for (int y = 0; y < height; y++)
        {
            for (int i = 0; i < step; i++)
            {
                image.Data[(y * step) + i] = (byte)(128 + (100 * Math.Sin((i / 40.0) + (y / 15.0) + (i % info.BytesPerPixel))));
            }
        }

        return image;
    }

    /// <summary>A smooth picture in any encoding of image messages; one of grey values where the encoding has no colours.</summary>
    public static Image Encode(string encoding, int padding, bool isBigEndian)
    {
        Image picture = Create(ImageEncodings.FromRos(encoding).Format == PixelFormat.Mono8 ? PixelFormat.Mono8 : PixelFormat.Rgb8);
        byte[] rgb = picture.Encoding == "rgb8" ? picture.Data : [.. picture.Data.SelectMany(gray => Enumerable.Repeat(gray, 3))];
        picture.Data = ColorEncoder.Encode(rgb, (int)picture.Width, (int)picture.Height, encoding, padding, isBigEndian, out int step);
        picture.Step = (uint)step;
        picture.Encoding = encoding;
        picture.IsBigendian = (byte)(isBigEndian ? 1 : 0);
        return picture;
    }

    public static ImageSpan View(Image image) =>
        ImageSpan.FromRos(image.Data, image.Width, image.Height, image.Step, Encoding.UTF8.GetBytes(image.Encoding));
}
