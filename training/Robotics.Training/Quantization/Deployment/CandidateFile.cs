using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>A model in one form with one calibration, as a file.</summary>
/// <param name="Form">The form.</param>
/// <param name="Calibration">Name of the method; null where activations stay numbers.</param>
/// <param name="Quantizers">Codes of its activations.</param>
/// <param name="Path">The file.</param>
internal sealed record CandidateFile(
    DeploymentForm Form, string? Calibration, IReadOnlyDictionary<string, AffineQuantizer> Quantizers, string Path)
{
    public ModelProto Read() => ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path));
}
