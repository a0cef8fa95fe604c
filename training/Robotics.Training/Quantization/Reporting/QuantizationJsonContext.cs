using System.Text.Json.Serialization;

namespace Robotics.Training.Quantization.Reporting;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(QuantizationReport))]
internal sealed partial class QuantizationJsonContext : JsonSerializerContext;
