using System.Text.Json;
using Robotics.Training.Export.Onnx;
using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export;

/// <summary>
/// Writes a network that tells one class for a picture as an ONNX file: normalised RGB <c>image</c> (N, 3, H, W) to <c>logits</c>
/// (N, classes), for any N. Its metadata has the names of the classes and the input as JSON, under <see cref="MetadataKey"/>.
/// </summary>
public static class ClassifierExport
{
    /// <summary>Key of the metadata.</summary>
    public const string MetadataKey = "robotics.classifier";

    private const int ComparedPictures = 2;

    /// <summary>Exports a network and compares its logits with libtorch's on random pictures.</summary>
    /// <param name="model">Normalised RGB to logits; put into evaluation mode.</param>
    /// <param name="name">Registry name, for the report.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="input">Size and normalisation of the pictures.</param>
    /// <param name="path">The file to write; on failure an older file of that name is left as it was.</param>
    /// <exception cref="ExportException">The network cannot be expressed, or the runtimes disagree.</exception>
    public static ExportReport Write(
        Module<Tensor, Tensor> model, string name, IReadOnlyList<string> classes, ManifestInput input, string path)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        model.eval();
        var options = new ExportOptions { Batch = OnnxValue.AnyBatch };
        string metadata = JsonSerializer.Serialize(
            new { classes, input.Height, input.Width, input.Mean, input.Std }, JsonSerializerOptions.Web);
        byte[] file = ModuleExporter.Export(name, model, input, options)
            .ToBytes(new Dictionary<string, string> { [MetadataKey] = metadata });
        Tensor pictures = randn([ComparedPictures, 3, input.Height, input.Width], generator: new Generator(0));
        LogitsAgreement logits = CheckedFile.Write(path, temporary =>
        {
            File.WriteAllBytes(temporary, file);
            return LogitsAgreement.Of(model, temporary, pictures, pictures).Require(ModelExport.Tolerance);
        });
        return new ExportReport(
            path, Path.GetFileNameWithoutExtension(path), name, [input.Height, input.Width], classes.Count, file.Length,
            OnnxGraph.Opset, ExportPrecision.Fp32, logits.Difference, logits.Scale, SelfCheckAgreement: null);
    }
}
