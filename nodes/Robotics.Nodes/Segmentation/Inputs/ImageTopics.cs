using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>The two image topics of a camera and the QoS that they are asked for with.</summary>
internal sealed class ImageTopics
{
    public ImageTopics(RosSession session, CameraTopics topics)
    {
        Raw = topics.Input("image");
        Compressed = topics.Input("image/compressed");
        RawQos = session.Parameters.DeclareQos(Raw, QosOverrideKind.Subscription, QosProfile.SensorData);
        CompressedQos = session.Parameters.DeclareQos(Compressed, QosOverrideKind.Subscription, QosProfile.SensorData);
        RawName = session.Resolve(Raw);
        CompressedName = session.Resolve(Compressed);
    }

    /// <summary>The topic of <c>sensor_msgs/msg/Image</c> as the node calls it.</summary>
    public string Raw { get; }

    /// <summary>The topic of <c>sensor_msgs/msg/CompressedImage</c> as the node calls it.</summary>
    public string Compressed { get; }

    public QosProfile RawQos { get; }

    public QosProfile CompressedQos { get; }

    /// <summary>The full, remapped name of <see cref="Raw"/>.</summary>
    public string RawName { get; }

    /// <summary>The full, remapped name of <see cref="Compressed"/>.</summary>
    public string CompressedName { get; }
}
