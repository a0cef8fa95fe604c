using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>The topics that the node publishes for each frame of a camera; they exist from configure to cleanup.</summary>
internal sealed class SegmentationOutputs
{
    public const string MaskTopic = "mask";
    public const string CompressedMaskTopic = "mask/compressed";
    public const string ConfidenceTopic = "confidence";
    public const string OverlayTopic = "overlay";
    public const string CompressedOverlayTopic = "overlay/compressed";
    public const string CameraInfoTopic = "camera_info";

    /// <param name="session">The node.</param>
    /// <param name="topics">The names of the camera's topics.</param>
    /// <param name="offered">Those that are offered.</param>
    public SegmentationOutputs(RosSession session, CameraTopics topics, IReadOnlyList<string> offered)
    {
        Mask = Create<Image>(MaskTopic);
        CompressedMask = Create<CompressedImage>(CompressedMaskTopic);
        Confidence = Create<Image>(ConfidenceTopic);
        Overlay = Create<Image>(OverlayTopic);
        CompressedOverlay = Create<CompressedImage>(CompressedOverlayTopic);
        CameraInfo = Create<CameraInfo>(CameraInfoTopic);

        NodeOutput<T> Create<T>(string topic)
            where T : class, IMessage<T> => new(session, topics.Output(topic), offered.Contains(topic));
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

    /// <summary>Announces the topics.</summary>
    public void Open()
    {
        Mask.Open();
        CompressedMask.Open();
        Confidence.Open();
        Overlay.Open();
        CompressedOverlay.Open();
        CameraInfo.Open();
    }

    /// <summary>Leaves the topics. The thread that publishes must have ended.</summary>
    public void Close()
    {
        Mask.Close();
        CompressedMask.Close();
        Confidence.Close();
        Overlay.Close();
        CompressedOverlay.Close();
        CameraInfo.Close();
    }
}
