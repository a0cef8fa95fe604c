using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Msgs.VisionMsgs;

namespace Robotics.Ros2.Tests;

/// <summary>
/// The change that a peer makes to each field of a message before it sends it back: so it must have understood all of them.
/// </summary>
internal static class ChangedMessages
{
    internal static Image Change(Image image)
    {
        Change(image.Header);
        (image.Width, image.Height) = (image.Height, image.Width);
        image.Encoding += "!";
        image.IsBigendian ^= 1;
        image.Step++;
        Array.Reverse(image.Data);
        return image;
    }

    internal static CameraInfo Change(CameraInfo info)
    {
        Change(info.Header);
        (info.Width, info.Height) = (info.Height, info.Width);
        info.DistortionModel += "!";
        Double(info.D);
        Double(info.K);
        Double(info.R);
        Double(info.P);
        (info.BinningX, info.BinningY) = (info.BinningY, info.BinningX);
        (info.Roi.XOffset, info.Roi.YOffset) = (info.Roi.YOffset, info.Roi.XOffset);
        (info.Roi.Width, info.Roi.Height) = (info.Roi.Height, info.Roi.Width);
        info.Roi.DoRectify = !info.Roi.DoRectify;
        return info;
    }

    internal static LabelInfo Change(LabelInfo info)
    {
        Change(info.Header);
        foreach (var entry in info.ClassMap)
        {
            entry.ClassId++;
            entry.ClassName += "!";
        }

        info.Threshold *= 2;
        return info;
    }

    internal static DiagnosticArray Change(DiagnosticArray array)
    {
        Change(array.Header);
        foreach (var status in array.Status)
        {
            status.Level++;
            (status.Name, status.Message, status.HardwareId) = (status.Message, status.HardwareId, status.Name);
            Array.ForEach(status.Values, pair => (pair.Key, pair.Value) = (pair.Value, pair.Key));
        }

        return array;
    }

    private static void Change(Header header)
    {
        header.Stamp.Sec++;
        header.Stamp.Nanosec++;
        header.FrameId += "!";
    }

    private static void Double(double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= 2;
        }
    }
}
