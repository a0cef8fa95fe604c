using System.Security.Cryptography;
using Robotics.Inference;
using Robotics.Nodes.Segmentation.Reporting;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>A model file and what ran it.</summary>
/// <param name="File">Its path.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Sha256">Hash of the file.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Input">Height and width of its input.</param>
/// <param name="Engine">What ran it.</param>
internal sealed record EvalModel(string File, string Name, string Sha256, long Bytes, int[] Input, string Engine)
{
    public static EvalModel Of(SegmentationModel model)
    {
        byte[] bytes = System.IO.File.ReadAllBytes(model.Path);
        return new EvalModel(
            model.Path,
            model.Manifest.Name,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            bytes.Length,
            [model.Manifest.Input.Height, model.Manifest.Input.Width],
            $"onnxruntime-{ProviderNames.Of(model.Provider)}");
    }
}
