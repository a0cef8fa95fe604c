using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What one reporting period brought.</summary>
/// <param name="Times">Times of the frames segmented in it.</param>
/// <param name="Arrivals">Images that arrived in it.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Stamp">Stamp of the newest segmented frame.</param>
/// <param name="FrameId">Its frame.</param>
internal readonly record struct ReportPeriod(StageHistograms Times, TopicWindow Arrivals, double Seconds, RosTime Stamp, string FrameId)
{
    /// <summary>Images that arrived a second.</summary>
    public double Rate => Arrivals.Period.Count / Seconds;

    /// <summary>Images that were segmented a second.</summary>
    public double Fps => Times.Frames / Seconds;
}
