using System.Text.Json;

namespace Robotics.Training.Evaluation;

/// <summary>How well and how fast a model file segments a set of pictures.</summary>
/// <param name="Frames">Pictures segmented.</param>
/// <param name="Miou">Mean IoU over the classes that occur in truth or prediction.</param>
/// <param name="ClassIou">IoU by class name, of the classes that occur.</param>
/// <param name="PixelAccuracy">Share of the labelled pixels that are right.</param>
/// <param name="LatencyMs">Percentiles of the stages.</param>
/// <param name="Fps">Pictures a second of pipeline time.</param>
/// <param name="Model">Path of the model file.</param>
/// <param name="Engine">What ran it.</param>
/// <param name="Input">Model input, height and width.</param>
/// <param name="Data">Name of the data set.</param>
/// <param name="Sha256Masks">Hash of all masks, in order.</param>
public sealed record EvaluationReport(
    int Frames,
    double Miou,
    IReadOnlyDictionary<string, double> ClassIou,
    double PixelAccuracy,
    StageLatencies LatencyMs,
    double Fps,
    string Model,
    string Engine,
    IReadOnlyList<int> Input,
    string Data,
    string Sha256Masks)
{
    public string ToJson() => JsonSerializer.Serialize(this, EvaluationJsonContext.Default.EvaluationReport);
}
