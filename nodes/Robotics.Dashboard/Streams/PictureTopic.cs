using Robotics.Msgs.SensorMsgs;
using Robotics.Ros2;

namespace Robotics.Dashboard.Streams;

/// <summary>A topic of pictures.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="IsCompressed">Whether its messages are files (<c>sensor_msgs/msg/CompressedImage</c>) or pixels (<c>Image</c>).</param>
internal sealed record PictureTopic(string Name, bool IsCompressed)
{
    public const string RawType = "sensor_msgs/msg/Image";
    public const string CompressedType = "sensor_msgs/msg/CompressedImage";

    // The reader's history holds the newest picture until somebody is ready for it.
    private static readonly QosProfile s_newest = QosProfile.SensorData with { Depth = 1 };

    public RosSubscription Subscribe(RosNode node) =>
        IsCompressed ? node.CreateSubscription<CompressedImage>(Name, s_newest) : node.CreateSubscription<Image>(Name, s_newest);
}
