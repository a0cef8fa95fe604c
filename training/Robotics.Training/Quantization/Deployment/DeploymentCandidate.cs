using System.Text.Json.Serialization;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>One form of a model, measured.</summary>
/// <param name="Form">Its name.</param>
/// <param name="Bits">Bits of a weight.</param>
/// <param name="Calibration">How the ranges of its activations were found; null where they stay numbers.</param>
/// <param name="Miou">mIoU over the validation frames.</param>
/// <param name="MiouFp32">That of the float32 model.</param>
/// <param name="Agreement">Share of the validation frames' pixels with the label that the float32 model gives.</param>
/// <param name="LatencyMs">Median time of one inference.</param>
/// <param name="LatencyRatio">Median of its time over that of the float32 model in the same round.</param>
/// <param name="SizeBytes">Size of the file.</param>
/// <param name="Provider">Where it ran.</param>
/// <param name="Kept">Whether it is the one that was written.</param>
public sealed record DeploymentCandidate(
    string Form,
    int Bits,
    string? Calibration,
    double Miou,
    [property: JsonPropertyName("miou_fp32")] double MiouFp32,
    double Agreement,
    double LatencyMs,
    double LatencyRatio,
    long SizeBytes,
    string Provider,
    bool Kept);
