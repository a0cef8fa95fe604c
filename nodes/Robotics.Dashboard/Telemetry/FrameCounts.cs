using Robotics.Msgs.RoboticsMsgs;

namespace Robotics.Dashboard.Telemetry;

/// <summary>Images since the node's start.</summary>
internal sealed record FrameCounts(ulong Received, ulong Segmented, ulong Dropped, ulong Rejected)
{
    public static FrameCounts Of(SegmentationMetrics metrics) =>
        new(metrics.FramesReceived, metrics.FramesSegmented, metrics.FramesDropped, metrics.FramesRejected);
}
