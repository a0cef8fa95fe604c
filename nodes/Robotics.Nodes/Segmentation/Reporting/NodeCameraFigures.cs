using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What a segmentation node reports of one of its cameras.</summary>
/// <param name="Name">The camera's name, empty for a single one.</param>
/// <param name="Frames">What became of its frames.</param>
/// <param name="OverBudget">Frames whose mask came later than the latency budget allows.</param>
/// <param name="LatencyMs">Times of its segmented frames.</param>
internal sealed record NodeCameraFigures(string Name, NodeFrames Frames, long OverBudget, StageLatencies LatencyMs)
{
    public static NodeCameraFigures Of(CameraStream camera) => new(
        camera.Topics.Camera, NodeFrames.Of([camera]), camera.Counters.OverBudget, StageLatencies.Of(camera.Statistics.Total));
}
