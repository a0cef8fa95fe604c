using System.Text.Json.Serialization;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>What <c>summary.json</c> says: the figures of the first model, those of all, and what they were measured on.</summary>
/// <param name="First">The first model.</param>
/// <param name="Models">All models, in the order in which they were given.</param>
/// <param name="Changes">Every further model against the first.</param>
/// <param name="Bag">The recording.</param>
/// <param name="Topic">The camera's topic.</param>
/// <param name="Truth">Topic or folder of the true masks, or null.</param>
/// <param name="Reference">Path of the reference model, or null.</param>
/// <param name="FramesWithTruth">Frames that have a true mask.</param>
/// <param name="Rejected">Messages that are no image.</param>
/// <param name="Damage">What is missing in the recording, in sentences.</param>
/// <param name="BoundaryTolerance">How near boundaries must be, as a share of the image's diagonal.</param>
/// <param name="Score">The measure by which frames are good or bad.</param>
/// <param name="Worst">The worst frames.</param>
/// <param name="Best">The best frames.</param>
/// <param name="PeakMemoryMb">The most memory that a process had, with all models in it, in 10^6 bytes.</param>
/// <param name="Hosts">The machines.</param>
internal sealed record EvalSummary(
    [property: JsonIgnore] ModelSummary First,
    ModelSummary[] Models,
    ModelChange[] Changes,
    string Bag,
    string Topic,
    string? Truth,
    string? Reference,
    int FramesWithTruth,
    int Rejected,
    string[] Damage,
    double BoundaryTolerance,
    string Score,
    FrameNote[] Worst,
    FrameNote[] Best,
    double PeakMemoryMb,
    string[] Hosts)
    : ModelSummary(First)
{
    public static EvalSummary Of(EvalOutcome outcome)
    {
        ModelSummary[] models = [.. outcome.Subject.Models.Select((_, i) => Of(outcome, i))];
        return new EvalSummary(
            models[0],
            models,
            [.. models.Skip(1).Select(model => ModelChange.Of(models[0], model))],
            outcome.Subject.Bag,
            outcome.Subject.Topic,
            outcome.Subject.Truth,
            outcome.Subject.Reference?.File,
            outcome.Frames.Count(frame => frame.Models[0].PixelAccuracy is not null),
            outcome.Rejected,
            outcome.Damage,
            BoundaryMatch.UsualTolerance,
            outcome.ScoreName,
            [.. outcome.Worst.Select(FrameNote.Of)],
            [.. outcome.Best.Select(FrameNote.Of)],
            outcome.PeakMemoryMb,
            outcome.Hosts);
    }
}
