using Robotics.Inference;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation;

/// <summary>The image topics that the node publishes, and the labels, which are latched before any mask.</summary>
internal sealed class SegmentationOutputs
{
    public const string MaskTopic = "~/mask";
    public const string OverlayTopic = "~/overlay";
    public const string LabelInfoTopic = "~/label_info";

    // Reliable, so that readers of either kind match; with few images, so that a slow reader gets fresh ones.
    private static readonly QosProfile s_images = new() { Depth = 2 };

    public SegmentationOutputs(SegmentationModel model, RosSession session)
    {
        RosPublisher<LabelInfo> labels = session.CreatePublisher<LabelInfo>(LabelInfoTopic, QosProfile.Latched());
        labels.Publish(Describe(model.Labels));
        Mask = session.CreatePublisher<Image>(MaskTopic, s_images);
        Overlay = session.CreatePublisher<Image>(OverlayTopic, s_images);
    }

    /// <summary>mono8 class ids.</summary>
    public RosPublisher<Image> Mask { get; }

    /// <summary>bgr8 pictures.</summary>
    public RosPublisher<Image> Overlay { get; }

    private static LabelInfo Describe(LabelSet labels)
    {
        LabelInfo info = new()
        {
            ClassMap = [.. labels.Names.Select((name, id) => new VisionClass { ClassId = (ushort)id, ClassName = name })],
        };
        RosTime.Now.CopyTo(info.Header.Stamp);
        return info;
    }
}
