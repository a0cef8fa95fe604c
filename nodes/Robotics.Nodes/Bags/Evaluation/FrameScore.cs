namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>
/// How good a frame's masks are, by the strictest measure that there is: truth, the reference model, or the models' own confidence.
/// </summary>
internal static class FrameScore
{
    public const string OfTruth = "mIoU";
    public const string OfReference = "agreement with the reference";
    public const string OfConfidence = "mean confidence";

    /// <summary>The name of the measure.</summary>
    public static string Name(bool hasTruth, bool hasReference) => hasTruth ? OfTruth : hasReference ? OfReference : OfConfidence;

    /// <summary>The measure of a model's mask, 0 .. 1, or null.</summary>
    public static double? Of(ModelFrameFigures figures, bool hasTruth, bool hasReference) =>
        hasTruth ? figures.Miou : hasReference ? figures.Agreement : figures.Confidence;
}
