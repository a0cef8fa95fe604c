using Robotics.Inference;
using Robotics.Training.Export.Onnx;
using Robotics.Vision;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export;

/// <summary>Writes one self-describing ONNX file: graph, manifest and self-check, none of it unchecked.</summary>
public static class ModelExport
{
    /// <summary>Logits of the two runtimes differ by at most this times max(1, the greatest logit).</summary>
    public const double Tolerance = 1e-4;

    /// <summary>The same for graphs in fp16.</summary>
    public const double HalfTolerance = 2e-2;

    /// <summary>
    /// Exports a model, compares its logits with libtorch's, records the mask that the graph in fp32 gives for the self-check picture and
    /// loads the finished file as the robot will. A file for batches of a fixed size, which the robot does not load, gets no self-check.
    /// </summary>
    /// <param name="model">Normalised RGB to logits; put into evaluation mode.</param>
    /// <param name="manifest">Describes the model; its self-check is replaced.</param>
    /// <param name="path">The file to write; on failure an older file of that name is left as it was.</param>
    /// <param name="options">Form of the graph; null for that of float32 logits.</param>
    /// <exception cref="ExportException">The model cannot be expressed in that form, or the runtimes disagree.</exception>
    public static ExportReport Write(
        Module<Tensor, Tensor> model, ModelManifest manifest, string path, ExportOptions? options = null)
    {
        options ??= new ExportOptions();
        using IDisposable noGrad = no_grad();
        model.eval();
        try
        {
            return CheckedFile.Write(path, temporary => Write(model, manifest, path, temporary, options));
        }
        catch (ModelException e)
        {
            throw new ExportException($"The exported model does not load: {e.Message}", e);
        }
    }

    private static ExportReport Write(
        Module<Tensor, Tensor> model, ModelManifest manifest, string path, string temporary, ExportOptions options)
    {
        var draft = new ExportDraft(model, manifest, temporary);
        LogitsAgreement logits = draft.CheckLogits(options);
        double? agreement = null;
        if (options.TakesOne)
        {
            agreement = draft.SaveWithSelfCheck(options);
        }
        else
        {
            draft.Save(options);
        }

        return new ExportReport(
            path, manifest.Name, manifest.Architecture, [manifest.Input.Height, manifest.Input.Width], manifest.Classes.Count,
            new FileInfo(temporary).Length, OnnxGraph.Opset, options.Precision, logits.Difference, logits.Scale, agreement);
    }
}
