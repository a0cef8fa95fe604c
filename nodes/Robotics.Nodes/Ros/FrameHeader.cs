using Robotics.Msgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Ros2;

namespace Robotics.Nodes.Ros;

/// <summary>A message's <c>std_msgs/msg/Header</c> in place: the frame's name stays UTF-8.</summary>
internal readonly ref struct FrameHeader(RosTime stamp, ReadOnlySpan<byte> frameId)
{
    public RosTime Stamp { get; } = stamp;

    public ReadOnlySpan<byte> FrameId { get; } = frameId;

    public static FrameHeader From(HeaderView header) => new(new RosTime(header.Stamp.Sec, header.Stamp.Nanosec), header.FrameId);

    public void Write(ref CdrWriter writer)
    {
        writer.WriteInt32(Stamp.Sec);
        writer.WriteUInt32(Stamp.Nanosec);
        writer.WriteUtf8(FrameId);
    }
}
