using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Monitoring;

/// <summary>Reads <c>sensor_msgs/msg/Image</c> payloads in place.</summary>
internal static class ImagePayload
{
    /// <summary>The pixels as they came.</summary>
    /// <exception cref="CdrException">The payload is no such message.</exception>
    /// <exception cref="InvalidImageException">The header is impossible, unsupported, or does not describe the data.</exception>
    public static EncodedImage Pixels(ReadOnlySpan<byte> payload)
    {
        ImageView message = new(payload);
        return EncodedImage.FromRos(
            message.Data, message.Width, message.Height, message.Step, message.Encoding, message.IsBigendian != 0);
    }

    /// <summary>The stamp in nanoseconds since 1970.</summary>
    /// <exception cref="CdrException">The payload is no such message.</exception>
    public static long Stamp(ReadOnlySpan<byte> payload) => FrameHeader.From(new ImageView(payload).Header).Stamp.Nanoseconds;

    /// <summary>Reads the stamp in nanoseconds since 1970. A message that is no image is given back.</summary>
    public static bool TryReadStamp(ReceivedMessage message, out long stamp)
    {
        try
        {
            stamp = Stamp(message.Payload);
            return true;
        }
        catch (CdrException)
        {
            message.Dispose();
            stamp = 0;
            return false;
        }
    }
}
