using Robotics.Nodes.Segmentation.Reporting;

namespace Robotics.Nodes.Reports;

/// <summary>Percentiles of a frame's way, whole and in parts, in milliseconds.</summary>
internal sealed record StageLatencies(
    Percentiles EndToEnd, Percentiles Receive, Percentiles Preprocess, Percentiles Inference, Percentiles Postprocess, Percentiles Publish)
{
    public static StageLatencies Of(StageHistograms stages) => new(
        Percentiles.Of(stages.EndToEnd),
        Percentiles.Of(stages.Receive),
        Percentiles.Of(stages.Preprocess),
        Percentiles.Of(stages.Inference),
        Percentiles.Of(stages.Postprocess),
        Percentiles.Of(stages.Publish));
}
