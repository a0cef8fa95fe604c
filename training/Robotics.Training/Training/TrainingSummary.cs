using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Training;

/// <summary>The figures of a finished run; with <c>--json</c> they are a file.</summary>
/// <param name="Model">Registry name.</param>
/// <param name="Data">Name of the data set.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Steps">Steps done in all.</param>
/// <param name="Batch">Samples of a step.</param>
/// <param name="Input">Model input, HxW.</param>
/// <param name="Seed">Random seed.</param>
/// <param name="RecipeHash">Hash of the resolved options.</param>
/// <param name="Seconds">Duration of this process's part of the run.</param>
/// <param name="Miou">Mean IoU on the validation set; NaN where none of its pixels is labelled.</param>
/// <param name="PixelAccuracy">Share of labelled validation pixels that are right; NaN where there are none.</param>
/// <param name="ClassIou">IoU by class name; classes that do not occur are left out.</param>
/// <param name="Weights">Path of the trained weights.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record TrainingSummary(
    string Model,
    string Data,
    int Classes,
    long Steps,
    int Batch,
    string Input,
    ulong Seed,
    string RecipeHash,
    double Seconds,
    double Miou,
    double PixelAccuracy,
    IReadOnlyDictionary<string, double> ClassIou,
    string Weights)
{
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJsonContext.Default.TrainingSummary);
}
