using Robotics.Inference;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>Fills and publishes <c>~/metrics</c>.</summary>
internal sealed class MetricsReport(SegmentationModel model, RosSession session, FrameCounters counters)
{
    public const string Topic = "~/metrics";

    private readonly RosPublisher<SegmentationMetrics> _publisher = session.CreatePublisher<SegmentationMetrics>(Topic, QosProfile.Default);

    private readonly SegmentationMetrics _message = new()
    {
        Model = model.Manifest.Name,
        Provider = ProviderNames.Of(model.Provider),
    };

    /// <summary>Publishes what the period brought, if somebody reads it.</summary>
    public void Publish(in ReportPeriod period)
    {
        if (_publisher.SubscriptionCount == 0)
        {
            return;
        }

        period.Stamp.CopyTo(_message.Header.Stamp);
        _message.Header.FrameId = period.FrameId;
        _message.FramesReceived = (ulong)counters.Received;
        _message.FramesSegmented = (ulong)counters.Segmented;
        _message.FramesDropped = (ulong)counters.Dropped;
        _message.FramesRejected = (ulong)counters.Rejected;
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
