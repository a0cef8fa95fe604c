using Microsoft.ML.OnnxRuntime;
using Robotics.Inference;
using Robotics.Training.Export.Onnx;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export;

/// <summary>Writes one self-describing ONNX file: graph, manifest and self-check, none of it unchecked.</summary>
public static class ModelExport
{
    /// <summary>Logits of the two runtimes differ by at most this times max(1, the greatest logit).</summary>
    public const double Tolerance = 1e-4;

    /// <summary>
    /// Exports a model, compares its logits with libtorch's, records the mask of the self-check picture and loads the finished file as
    /// the robot will.
    /// </summary>
    /// <param name="model">Normalised RGB to logits; put into evaluation mode.</param>
    /// <param name="manifest">Describes the model; its self-check is replaced.</param>
    /// <param name="path">The file to write; on failure an older file of that name is left as it was.</param>
    /// <param name="labels">Whether the graph ends with the mask instead of the logits: then it tells no confidence.</param>
    /// <exception cref="ExportException">The model cannot be expressed, or the runtimes disagree.</exception>
    public static ExportReport Write(Module<Tensor, Tensor> model, ModelManifest manifest, string path, bool labels = false)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        model.eval();
        OnnxGraph graph = ModuleExporter.Export(manifest.Name, model, manifest.Input.Height, manifest.Input.Width);
        byte[] picture = SelfCheckPicture.Render();
        string temporary = path + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            Save(graph, manifest with { SelfCheck = null }, temporary);
            (double difference, double scale) = CompareLogits(model, manifest.Input, temporary, picture);
            if (labels)
            {
                graph = ModuleExporter.ExportLabels(manifest.Name, model, manifest.Input.Height, manifest.Input.Width);
                manifest = manifest with { Output = new ManifestOutput(OutputKind.Labels, Stride: 1) };
                Save(graph, manifest with { SelfCheck = null }, temporary);
            }

            var mask = new ManifestSelfCheck(SelfCheckPicture.Width, SelfCheckPicture.Height, picture, Segment(temporary, picture));
            Save(graph, manifest with { SelfCheck = mask }, temporary);
            using SegmentationModel finished = SegmentationModel.Load(temporary, new ProviderOptions());
            File.Move(temporary, path, overwrite: true);
            return new ExportReport(
                path, manifest.Name, manifest.Architecture, [manifest.Input.Height, manifest.Input.Width], manifest.Classes.Count,
                new FileInfo(path).Length, OnnxGraph.Opset, difference, scale, finished.SelfCheck!.Agreement);
        }
        catch (ModelException e)
        {
            throw new ExportException($"The exported model does not load: {e.Message}", e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Save(OnnxGraph graph, ModelManifest manifest, string path) =>
        File.WriteAllBytes(path, graph.ToBytes(new Dictionary<string, string> { [ModelManifest.MetadataKey] = manifest.ToJson() }));

    private static byte[] Segment(string path, byte[] picture)
    {
        using SegmentationModel model = SegmentationModel.Load(path, new ProviderOptions());
        using var pipeline = new SegmentationPipeline(model);
        var mask = new byte[SelfCheckPicture.Width * SelfCheckPicture.Height];
        pipeline.Segment(SelfCheckPicture.View(picture), mask);
        return mask;
    }

    private static (double Difference, double Scale) CompareLogits(
        Module<Tensor, Tensor> model, ManifestInput input, string path, byte[] picture)
    {
        var preprocessor = new Preprocessor(
            SelfCheckPicture.Width, SelfCheckPicture.Height, PixelFormat.Rgb8, input.Width, input.Height, Normalization.For(input));
        Tensor image = empty(1, 3, input.Height, input.Width);
        preprocessor.Run(SelfCheckPicture.View(picture), image.AsSpan<float>());
        ReadOnlySpan<float> torchLogits = model.call(image).contiguous().AsSpan<float>();

        using SessionOptions options = new ProviderOptions().CreateSessionOptions();
        using var session = new InferenceSession(path, options);
        using var value = OrtValue.CreateTensorValueFromMemory(image.AsSpan<float>().ToArray(), image.shape);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, session.InputNames, [value], session.OutputNames);
        (double difference, double scale) = Compare(outputs[0].GetTensorDataAsSpan<float>(), torchLogits);
        return difference <= Tolerance * Math.Max(1, scale)
            ? (difference, scale)
            : throw new ExportException(
                $"ONNX Runtime's logits differ from libtorch's by {difference:G3} where the greatest is {scale:G3}; " +
                $"{Tolerance} of that is allowed.");
    }

    private static (double Difference, double Scale) Compare(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        if (actual.Length != expected.Length)
        {
            throw new ExportException($"ONNX Runtime gives {actual.Length} logits where libtorch gives {expected.Length}.");
        }

        (double difference, double scale) = (0, 0);
        for (int i = 0; i < actual.Length; i++)
        {
            // Math.Max hands a NaN on, and no comparison with it holds.
            difference = Math.Max(difference, Math.Abs((double)actual[i] - expected[i]));
            scale = Math.Max(scale, Math.Abs((double)expected[i]));
        }

        return (difference, scale);
    }
}
