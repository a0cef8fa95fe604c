using Microsoft.Extensions.Options;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Monitoring;

/// <summary>The subscriptions of the monitor. Serves one thread.</summary>
internal sealed class MonitorInputs(
    RosSession session, IOptions<MonitorOptions> options, MaskStatistics masks, NodeStatistics node, PictureAlbum album)
{
    // Room for what arrives while a picture is written or the terminal is drawn.
    private static readonly QosProfile s_images = QosProfile.SensorData with { Depth = 30 };

    private readonly MonitorOptions _options = options.Value;
    private readonly RosSubscription<LabelInfo> _labelInfo =
        session.CreateSubscription<LabelInfo>(options.Value.TopicOf("label_info"), QosProfile.Latched());

    private RosSubscription<Image>? _label;
    private RosSubscription<Image>? _mask;
    private RosSubscription<Image>? _overlay;
    private RosSubscription<SegmentationMetrics>? _metrics;
    private RosSubscription<DiagnosticArray>? _diagnostics;

    /// <summary>Waits for the node's labels, and subscribes to everything else when they are there.</summary>
    /// <returns>True once all is subscribed.</returns>
    public bool TryOpen(TimeSpan timeout)
    {
        if (!_labelInfo.Wait(timeout) || _labelInfo.TakeMessage() is not { } labels)
        {
            return false;
        }

        masks.Begin([.. labels.ClassMap.OrderBy(entry => entry.ClassId).Select(entry => entry.ClassName)]);
        _metrics = session.CreateSubscription<SegmentationMetrics>(_options.TopicOf("metrics"), QosProfile.Default);
        _diagnostics = session.CreateSubscription<DiagnosticArray>("/diagnostics", QosProfile.Default);
        _overlay = _options.Pictures > 0 ? session.CreateSubscription<Image>(_options.TopicOf("overlay"), QosProfile.SensorData with { Depth = 1 }) : null;
        _mask = session.CreateSubscription<Image>(_options.TopicOf("mask"), s_images);
        _label = session.CreateSubscription<Image>(CameraOutputs.LabelTopic, s_images);
        return true;
    }

    /// <summary>Waits for a mask and takes all that has arrived.</summary>
    public void Collect(TimeSpan timeout)
    {
        _mask!.Wait(timeout);
        while (_mask.TryTake(out ReceivedMessage mask))
        {
            masks.AddMask(mask, RosTime.NowNanoseconds);
        }

        while (_label!.TryTake(out ReceivedMessage label))
        {
            masks.AddLabel(label);
        }

        while (_metrics!.TakeMessage() is { } metrics)
        {
            node.Add(metrics);
        }

        while (_diagnostics!.TakeMessage() is { } diagnostics)
        {
            node.Add(diagnostics, _options.Node);
        }

        KeepPicture();
    }

    private void KeepPicture()
    {
        if (_overlay is null || _overlay.TakeLatest(out ReceivedMessage overlay) == 0)
        {
            return;
        }

        using (overlay)
        {
            if (album.IsDue)
            {
                album.Keep(overlay.Payload);
            }
        }
    }
}
