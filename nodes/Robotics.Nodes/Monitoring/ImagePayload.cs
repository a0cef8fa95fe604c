using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Vision;

namespace Robotics.Nodes.Monitoring;

/// <summary>Reads <c>sensor_msgs/msg/Image</c> payloads in place.</summary>
internal static class ImagePayload
{
    /// <summary>The pixels.</summary>
    /// <exception cref="Msgs.CdrException">The payload is no such message.</exception>
    /// <exception cref="InvalidImageException">The header is impossible, unsupported, or does not describe the data.</exception>
    public static ImageSpan Pixels(ReadOnlySpan<byte> payload)
    {
        ImageView message = new(payload);
        return ImageSpan.FromRos(message.Data, message.Width, message.Height, message.Step, message.Encoding);
    }

    /// <summary>The stamp in nanoseconds since 1970.</summary>
    /// <exception cref="Msgs.CdrException">The payload is no such message.</exception>
    public static long Stamp(ReadOnlySpan<byte> payload) => FrameHeader.From(new ImageView(payload).Header).Stamp.Nanoseconds;
}
