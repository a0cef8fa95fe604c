using Microsoft.Extensions.Options;
using Robotics.Msgs;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Monitoring.Pictures;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

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
    private RosSubscription<Image>? _image;
    private RosSubscription<SegmentationMetrics>? _metrics;
    private RosSubscription<DiagnosticArray>? _diagnostics;

    /// <summary>Waits for the node's labels, and subscribes to everything else when they are there.</summary>
    /// <returns>True once all is subscribed.</returns>
    public bool TryOpen(TimeSpan timeout)
    {
        if (!_labelInfo.Wait(timeout) || Take(_labelInfo) is not { } info || TryRead(info) is not { } labels)
        {
            return false;
        }

        masks.Begin(labels);
        _metrics = session.CreateSubscription<SegmentationMetrics>(_options.TopicOf("metrics"), QosProfile.Default);
        _diagnostics = session.CreateSubscription<DiagnosticArray>("/diagnostics", QosProfile.Default);
        _mask = session.CreateSubscription<Image>(_options.TopicOf("mask"), s_images);
        _label = session.CreateSubscription<Image>(CameraOutputs.LabelTopic, s_images);
        return true;
    }

    /// <summary>Waits for a mask and takes all that has arrived.</summary>
    public void Collect(TimeSpan timeout)
    {
        _mask!.Wait(timeout);
        TakeImages();
        while (_mask.TryTake(out ReceivedMessage mask))
        {
            masks.AddMask(mask, RosTime.NowNanoseconds);
        }

        while (_label!.TryTake(out ReceivedMessage label))
        {
            masks.AddLabel(label);
        }

        while (Take(_metrics!) is { } metrics)
        {
            node.Add(metrics);
        }

        while (Take(_diagnostics!) is { } diagnostics)
        {
            node.Add(diagnostics, _options.Node);
        }

        OpenImages();
    }

    // Anybody may publish on these topics, and anything: what cannot be read is left out.
    private static T? Take<T>(RosSubscription<T> subscription)
        where T : class, IMessage<T>
    {
        try
        {
            return subscription.TakeMessage();
        }
        catch (CdrException)
        {
            return null;
        }
    }

    private static LabelSet? TryRead(LabelInfo info)
    {
        try
        {
            return NodeClasses.Of(info);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Images are asked for after the first mask, so that the camera does not take the monitor for the node that it waits for, and only
    // until there are pictures enough, because every further reader of them costs the camera time.
    private void OpenImages()
    {
        if (_image is null && album.IsOpen && masks.HasMasks)
        {
            _image = session.CreateSubscription<Image>(CameraOutputs.ImageTopic, QosProfile.SensorData);
        }
        else if (_image is not null && !album.IsOpen)
        {
            _image.Dispose();
            _image = null;
        }
    }

    private void TakeImages()
    {
        while (_image is not null && _image.TryTake(out ReceivedMessage image))
        {
            album.AddImage(image);
        }
    }
}
