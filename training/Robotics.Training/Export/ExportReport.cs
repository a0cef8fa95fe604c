using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Training.Export;

/// <summary>What was exported and how it was checked.</summary>
/// <param name="Model">Path of the file.</param>
/// <param name="Name">Name in the manifest.</param>
/// <param name="Architecture">Registry name of the network.</param>
/// <param name="Input">Height and width of the input.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="SizeBytes">Size of the file.</param>
/// <param name="Opset">Version of ONNX's operators; null for TorchScript.</param>
/// <param name="Precision">Type of the weights.</param>
/// <param name="MaxDifference">Greatest difference between the file's logits and libtorch's on the self-check picture.</param>
/// <param name="MaxLogit">Greatest absolute logit there.</param>
/// <param name="SelfCheckAgreement">Share of the self-check mask that the finished file repeats; null where it has none.</param>
public sealed record ExportReport(
    string Model,
    string Name,
    string Architecture,
    int[] Input,
    int Classes,
    long SizeBytes,
    int? Opset,
    ExportPrecision Precision,
    double MaxDifference,
    double MaxLogit,
    double? SelfCheckAgreement)
{
    /// <summary>Two lines for people.</summary>
    public string Describe()
    {
        string check = SelfCheckAgreement is { } agreement ? $"; self-check {agreement:P1}" : string.Empty;
        string size = SizeBytes < 1e6 ? $"{SizeBytes / 1e3:F0} kB" : $"{SizeBytes / 1e6:F1} MB";
        return $"{Model}: {Name}, {Input[0]}x{Input[1]}, {Classes} classes, {size}{Environment.NewLine}"
            + $"logits differ from libtorch's by at most {MaxDifference:G2} of {MaxLogit:G3}{check}";
    }

    /// <summary>Indented JSON with snake_case names.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ExportReportJsonContext.Default.ExportReport);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(ExportReport))]
internal sealed partial class ExportReportJsonContext : JsonSerializerContext;
