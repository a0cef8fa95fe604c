using Robotics.Dashboard.Streams;
using Robotics.Dashboard.Telemetry;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Ros2;

namespace Robotics.Dashboard.Ros;

/// <summary>
/// What the node says of one camera. Figures and labels are small and always listened to; masks and pictures only while somebody looks.
/// </summary>
internal sealed class CameraFeed : IDisposable
{
    private readonly RosSubscription<SegmentationMetrics> _metrics;
    private readonly RosSubscription<LabelInfo> _labels;

    public CameraFeed(RosContext context, RosNode node, WatchedNode watched, string camera)
    {
        Camera = camera;
        PictureTopics pictures = new(context.Graph, watched, camera);
        Image = new ImageStream(node, pictures.FindImage);
        Overlay = new ImageStream(node, pictures.FindOverlay);
        Shares = new ClassShares(node, watched.Own(camera, "mask"));
        _metrics = node.Listen<SegmentationMetrics>(watched.Own(camera, "metrics"), QosProfile.Default, Metrics.Add);
        _labels = node.Listen<LabelInfo>(watched.Own("label_info"), QosProfile.Latched(), Classes.Set);
    }

    /// <summary>The camera's name; empty where the node does not name it.</summary>
    public string Camera { get; }

    public MetricsHistory Metrics { get; } = new();

    public ClassNames Classes { get; } = new();

    public ClassShares Shares { get; }

    public ImageStream Image { get; }

    public ImageStream Overlay { get; }

    public void Dispose()
    {
        Image.Dispose();
        Overlay.Dispose();
        Shares.Dispose();
        _metrics.Dispose();
        _labels.Dispose();
    }
}
