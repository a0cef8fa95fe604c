using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>The names of a message type, for payloads whose type is known only when the program runs.</summary>
/// <param name="Name">The ROS name, for example <c>sensor_msgs/msg/Image</c>.</param>
/// <param name="DdsName">The name over DDS, for example <c>sensor_msgs::msg::dds_::Image_</c>.</param>
/// <param name="Hash">The type hash (<c>RIHS01_...</c>) announced from Iron on, or null for none.</param>
public sealed record RosType(string Name, string DdsName, string? Hash = null)
{
    /// <summary>The names of a generated message.</summary>
    public static RosType Of<T>()
        where T : class, IMessage<T>
        => new(T.RosType, T.DdsType, T.TypeHash);
}
