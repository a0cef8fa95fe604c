using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation;

/// <summary>The topics that the node publishes for each frame, and the labels, which are latched before any mask.</summary>
internal sealed class SegmentationOutputs
{
    public const string MaskTopic = "~/mask";
    public const string CompressedMaskTopic = "~/mask/compressed";
    public const string ConfidenceTopic = "~/confidence";
    public const string OverlayTopic = "~/overlay";
    public const string CompressedOverlayTopic = "~/overlay/compressed";
    public const string CameraInfoTopic = "~/camera_info";
    public const string LabelInfoTopic = "~/label_info";

    // Reliable, so that readers of either kind match; with few images, so that a slow reader gets fresh ones.
    private static readonly QosProfile s_images = new() { Depth = 2 };

    public SegmentationOutputs(SegmentationModel model, RosSession session)
    {
        RosPublisher<LabelInfo> labels = session.CreatePublisher<LabelInfo>(LabelInfoTopic, QosProfile.Latched());
        labels.Publish(Describe(model.Labels));
        Mask = Create<Image>(MaskTopic);
        CompressedMask = Create<CompressedImage>(CompressedMaskTopic);
        Confidence = Create<Image>(ConfidenceTopic);
        Overlay = Create<Image>(OverlayTopic);
        CompressedOverlay = Create<CompressedImage>(CompressedOverlayTopic);
        CameraInfo = Create<CameraInfo>(CameraInfoTopic);

        NodeOutput<T> Create<T>(string topic)
            where T : class, IMessage<T> => new(session.CreatePublisher<T>(topic, s_images));
    }

    /// <summary>mono8 class ids.</summary>
    public NodeOutput<Image> Mask { get; }

    /// <summary>The mask as PNG, which loses nothing.</summary>
    public NodeOutput<CompressedImage> CompressedMask { get; }

    /// <summary>mono8 probabilities of the mask's classes, 255 for certainty.</summary>
    public NodeOutput<Image> Confidence { get; }

    /// <summary>bgr8 pictures.</summary>
    public NodeOutput<Image> Overlay { get; }

    /// <summary>The pictures as JPEG.</summary>
    public NodeOutput<CompressedImage> CompressedOverlay { get; }

    /// <summary>The camera's calibration with the mask's header.</summary>
    public NodeOutput<CameraInfo> CameraInfo { get; }

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
