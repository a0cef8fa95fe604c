using Robotics.Inference;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Fills and publishes a camera's <c>~/metrics</c>.</summary>
internal sealed class MetricsReport(RosSession session, CameraStream camera)
{
    private readonly RosPublisher<SegmentationMetrics> _publisher =
        session.CreatePublisher<SegmentationMetrics>(camera.Topics.Output("metrics"), QosProfile.Default);

    private readonly SegmentationMetrics _message = new();

    /// <summary>Publishes what the period brought, if somebody reads it.</summary>
    /// <param name="model">The model at work.</param>
    /// <param name="period">The period.</param>
    public void Publish(SegmentationModel model, in ReportPeriod period)
    {
        if (_publisher.SubscriptionCount == 0)
        {
            return;
        }

        _message.Model = model.Manifest.Name;
        _message.Provider = ProviderNames.Of(model.Provider);
        period.Stamp.CopyTo(_message.Header.Stamp);
        _message.Header.FrameId = period.FrameId;
        _message.FramesReceived = (ulong)camera.Counters.Received;
        _message.FramesSegmented = (ulong)camera.Counters.Segmented;
        _message.FramesDropped = (ulong)camera.Counters.Dropped;
        _message.FramesRejected = (ulong)camera.Counters.Rejected;
        _message.Fps = (float)period.Fps;
        _message.ReceiveMs = Median(period.Times.Receive);
        _message.PreprocessMs = Median(period.Times.Preprocess);
        _message.InferenceMs = Median(period.Times.Inference);
        _message.PostprocessMs = Median(period.Times.Postprocess);
        _message.PublishMs = Median(period.Times.Publish);
        _message.EndToEndMs = Median(period.Times.EndToEnd);
        _message.AllocatedBytes = (ulong)GC.GetTotalAllocatedBytes(precise: true);
        _publisher.Publish(_message);
    }

    private static float Median(LatencyHistogram histogram) => (float)(histogram.Percentile(0.5) / 1e6);
}
