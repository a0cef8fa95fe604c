using Robotics.Inference;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Segmentation;

/// <summary>What a segmentation node reports at its end.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Input">Height and width of the model's input.</param>
/// <param name="Provider">Where it ran.</param>
/// <param name="SelfCheckAgreement">Agreement of the self-check, null where the model has none.</param>
/// <param name="TrainedMiou">mIoU that the manifest states, or null.</param>
/// <param name="Frames">What became of the frames.</param>
/// <param name="MasksPublished">Masks published.</param>
/// <param name="LatencyMs">Times of the segmented frames; end to end is up to the published mask.</param>
internal sealed record NodeFigures(
    string Model,
    int[] Input,
    string Provider,
    double? SelfCheckAgreement,
    double? TrainedMiou,
    NodeFrames Frames,
    long MasksPublished,
    StageLatencies LatencyMs)
{
    public static NodeFigures Of(SegmentationModel model, FrameCounters counters, StageHistograms times) => new(
        model.Manifest.Name,
        [model.Manifest.Input.Height, model.Manifest.Input.Width],
        ProviderNames.Of(model.Provider),
        model.SelfCheck?.Agreement,
        model.Manifest.Training?.Miou,
        new NodeFrames(counters.Received, counters.Segmented, counters.Dropped, counters.Rejected),
        counters.Masks,
        StageLatencies.Of(times));
}
