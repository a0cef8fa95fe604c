using Robotics.Msgs.BuiltinInterfaces;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;

namespace Robotics.Ros2.Tests;

/// <summary>The numbered images that the C peer sends and checks: byte i of frame f is 31 i + f, modulo 256.</summary>
internal static class TestImages
{
    private const int Period = 256;

    internal static Image Create(int width, int height, int frame)
    {
        var image = new Image
        {
            Header = new Header { FrameId = "camera", Stamp = new Time { Sec = frame } },
            Width = (uint)width,
            Height = (uint)height,
            Encoding = "rgb8",
            Step = (uint)width * 3,
            Data = new byte[width * height * 3],
        };
        Fill(image.Data, frame);
        return image;
    }

    internal static void Fill(Span<byte> pixels, int frame)
    {
        for (var i = 0; i < Math.Min(Period, pixels.Length); i++)
        {
            pixels[i] = (byte)((31 * i) + frame);
        }

        for (var i = Period; i < pixels.Length; i += Period)
        {
            var length = Math.Min(Period, pixels.Length - i);
            pixels[..length].CopyTo(pixels[i..]);
        }
    }

    /// <summary>The frame number of an image whose every field is right; -1 for a damaged one.</summary>
    internal static int Check(ReadOnlySpan<byte> cdr, int width, int height)
    {
        var image = new ImageView(cdr);
        var frame = image.Header.Stamp.Sec;
        Span<byte> tile = stackalloc byte[Period];
        Fill(tile, frame);
        var intact = image.Width == width && image.Height == height && image.Step == width * 3
            && image.Encoding.SequenceEqual("rgb8"u8) && image.Header.FrameId.SequenceEqual("camera"u8)
            && image.Data.Length == width * height * 3;
        for (var i = 0; intact && i < image.Data.Length; i += Period)
        {
            var length = Math.Min(Period, image.Data.Length - i);
            intact = image.Data.Slice(i, length).SequenceEqual(tile[..length]);
        }

        return intact ? frame : -1;
    }
}
