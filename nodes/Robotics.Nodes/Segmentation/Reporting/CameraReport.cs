using Robotics.Inference;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Publishes what belongs to one camera at the end of each period, and keeps that for the diagnostics.</summary>
internal sealed class CameraReport(RosSession session, CameraStream camera)
{
    private readonly MetricsReport _metrics = new(session, camera);
    private readonly StatisticsReport _statistics = new(session, camera.Topics);

    /// <summary>The camera's part of <c>/diagnostics</c>.</summary>
    public CameraStatus Status { get; } = new(camera, session.NodeName);

    /// <summary>Ends a period of the given length.</summary>
    /// <param name="model">The model at work, if any.</param>
    /// <param name="seconds">The period's length.</param>
    public void EndPeriod(SegmentationModel? model, double seconds)
    {
        StageHistograms times = camera.Statistics.EndPeriod(out RosTime stamp, out string frameId);
        ReportPeriod period = new(times, camera.Arrivals.EndWindow(), seconds, stamp, frameId);
        camera.CameraInfo.Update();
        if (model is not null)
        {
            _metrics.Publish(model, period);
        }

        _statistics.Publish(period.Arrivals);
        Status.EndPeriod(period);
    }
}
