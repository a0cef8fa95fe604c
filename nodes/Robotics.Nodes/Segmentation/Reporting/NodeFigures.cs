using Robotics.Inference;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What a segmentation node reports at its end.</summary>
/// <param name="Model">Name of the model; empty when none was loaded.</param>
/// <param name="Input">Height and width of the model's input.</param>
/// <param name="Provider">Where it ran.</param>
/// <param name="SelfCheckAgreement">Agreement of the self-check, null where the model has none.</param>
/// <param name="TrainedMiou">mIoU that the manifest states, or null.</param>
/// <param name="Frames">What became of the frames of all cameras.</param>
/// <param name="MasksPublished">Masks published.</param>
/// <param name="LatencyMs">Times of the segmented frames; end to end is up to the published mask.</param>
/// <param name="Cameras">The figures of each camera.</param>
internal sealed record NodeFigures(
    string Model,
    int[] Input,
    string Provider,
    double? SelfCheckAgreement,
    double? TrainedMiou,
    NodeFrames Frames,
    long MasksPublished,
    StageLatencies LatencyMs,
    NodeCameraFigures[] Cameras)
{
    public static NodeFigures Of(SegmentationModel? model, IReadOnlyList<CameraStream> cameras, StageHistograms times) => new(
        model?.Manifest.Name ?? "",
        [model?.Manifest.Input.Height ?? 0, model?.Manifest.Input.Width ?? 0],
        model is null ? "" : ProviderNames.Of(model.Provider),
        model?.SelfCheck?.Agreement,
        model?.Manifest.Training?.Miou,
        NodeFrames.Of(cameras),
        cameras.Sum(camera => camera.Counters.Masks),
        StageLatencies.Of(times),
        [.. cameras.Select(NodeCameraFigures.Of)]);
}
