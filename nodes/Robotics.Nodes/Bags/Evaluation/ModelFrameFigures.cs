namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>What a model made of one frame; null where there is nothing to compare with.</summary>
/// <param name="Sha256">Hash of the mask.</param>
/// <param name="PreprocessNs">Time of resizing and normalising.</param>
/// <param name="InferenceNs">Time of running the model.</param>
/// <param name="PostprocessNs">Time from the model's output to the mask.</param>
/// <param name="Miou">Mean IoU over the frame's classes.</param>
/// <param name="PixelAccuracy">Share of the labelled pixels that are right.</param>
/// <param name="BoundaryF1">Mean boundary F1 over the frame's classes.</param>
/// <param name="Flicker">Share of the pixels whose class was another one in the frame before.</param>
/// <param name="FalseFlicker">The same share of the pixels whose true class stayed.</param>
/// <param name="Agreement">Share of the pixels with the reference model's class.</param>
/// <param name="Confidence">Mean confidence, 0 .. 1.</param>
internal sealed record ModelFrameFigures(
    string Sha256,
    long PreprocessNs,
    long InferenceNs,
    long PostprocessNs,
    double? Miou,
    double? PixelAccuracy,
    double? BoundaryF1,
    double? Flicker,
    double? FalseFlicker,
    double? Agreement,
    double? Confidence)
{
    public long TotalNs => PreprocessNs + InferenceNs + PostprocessNs;
}
