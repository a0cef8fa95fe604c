using System.Text.Json;
using System.Text.Json.Serialization;
using Robotics.Training.Export.Int8;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>What was tried to make a model fast on a provider, and what was kept.</summary>
/// <param name="Model">Name in the manifest.</param>
/// <param name="Provider">Where it ran: cpu, cuda or tensorrt.</param>
/// <param name="Threads">Threads of one inference.</param>
/// <param name="CalibrationImages">Pictures of the training part that ranges were taken from.</param>
/// <param name="Frames">Frames of the validation part that the candidates were judged on.</param>
/// <param name="MaxMiouDrop">Budget, in points.</param>
/// <param name="Candidates">The forms, float32 first.</param>
/// <param name="Calibrations">What each form gave with each calibration method on the calibration pictures.</param>
/// <param name="Layers">The layers of the fastest form whose activations are codes; empty where none was tried.</param>
/// <param name="OtherMsFp32">What the float32 model does beside those layers takes this long; null but on a CPU.</param>
/// <param name="OtherMs">The same in that form.</param>
/// <param name="FloatLayers">Those of its layers that compute in float32, and why.</param>
/// <param name="Verdict">What was kept and why, in a sentence.</param>
public sealed record DeploymentReport(
    string Model,
    string Provider,
    int Threads,
    int CalibrationImages,
    int Frames,
    double MaxMiouDrop,
    IReadOnlyList<DeploymentCandidate> Candidates,
    IReadOnlyList<CalibrationRow> Calibrations,
    IReadOnlyList<DeployedLayer> Layers,
    [property: JsonPropertyName("other_ms_fp32")] double? OtherMsFp32,
    double? OtherMs,
    IReadOnlyList<FloatLayer> FloatLayers,
    string Verdict)
{
    /// <summary>Indented JSON with snake_case names.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DeploymentJsonContext.Default.DeploymentReport);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(DeploymentReport))]
internal sealed partial class DeploymentJsonContext : JsonSerializerContext;
