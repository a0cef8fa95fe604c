using System.Text.Json.Serialization;

namespace Robotics.Training.Quantization.Reporting;

/// <summary>One quantized form of a model.</summary>
/// <param name="Form">Weight method.</param>
/// <param name="Bits">Mean number of bits of a quantized weight, as stored.</param>
/// <param name="Miou">mIoU with the quantized weights.</param>
/// <param name="MiouFp32">mIoU of the model it was made from, on the same frames.</param>
/// <param name="SizeBytes">Size of the file.</param>
/// <param name="SizeBytesFp32">Size of the file it was made from.</param>
/// <param name="Kept">Whether the drop is within the budget; true where none was given.</param>
public sealed record QuantizationCandidate(
    string Form,
    double Bits,
    double Miou,
    [property: JsonPropertyName("miou_fp32")] double MiouFp32,
    long SizeBytes,
    [property: JsonPropertyName("size_bytes_fp32")] long SizeBytesFp32,
    bool Kept);
