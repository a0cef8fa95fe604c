using Robotics.Msgs.SensorMsgs;
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

    public static ImageSpan View(Image image) =>
        new(image.Data, (int)image.Width, (int)image.Height, (int)image.Step, ImageEncodings.FromRos(image.Encoding).Format);
}
