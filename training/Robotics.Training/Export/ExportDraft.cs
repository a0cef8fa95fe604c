using Robotics.Inference;
using Robotics.Training.Export.Onnx;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export;

/// <summary>One model in a temporary file, written in one form after the other to see what it computes.</summary>
/// <param name="model">In evaluation mode.</param>
/// <param name="manifest">Describes it.</param>
/// <param name="path">The file, deleted in the end where it is still there.</param>
internal sealed class ExportDraft(Module<Tensor, Tensor> model, ModelManifest manifest, string path) : IDisposable
{
    private static readonly ExportOptions Plain = new();

    private readonly byte[] _picture = SelfCheckPicture.Render();

    /// <summary>Compares ONNX Runtime's logits with libtorch's, in fp32 and then in the precision asked for.</summary>
    /// <exception cref="ExportException">They differ, or are beyond the precision.</exception>
    public LogitsAgreement CheckLogits(ExportPrecision precision)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = Preprocess();
        LogitsAgreement exact = Compare(Plain, image).Require(ModelExport.Tolerance);
        if (precision == ExportPrecision.Fp32)
        {
            return exact;
        }

        ExportOptions half = Plain with { Precision = precision };
        RequireHalves(ValueRange.Measure(Graph(half), DataType.Float16, image.AsSpan<float>().ToArray(), image.shape));
        return Compare(half, image).Require(ModelExport.HalfTolerance);
    }

    /// <summary>Writes the file.</summary>
    public void Save(ExportOptions form, ManifestSelfCheck? check = null)
    {
        ModelManifest described = form.Describe(manifest) with { SelfCheck = check };
        File.WriteAllBytes(path, Graph(form).ToBytes(new Dictionary<string, string> { [ModelManifest.MetadataKey] = described.ToJson() }));
    }

    /// <summary>The self-check picture with the mask that the file gives for it.</summary>
    public ManifestSelfCheck RecordMask()
    {
        using SegmentationModel file = SegmentationModel.Load(path, new ProviderOptions());
        using var pipeline = new SegmentationPipeline(file);
        var mask = new byte[SelfCheckPicture.Width * SelfCheckPicture.Height];
        pipeline.Segment(SelfCheckPicture.View(_picture), mask);
        return new ManifestSelfCheck(SelfCheckPicture.Width, SelfCheckPicture.Height, _picture, mask);
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(path);

    private OnnxGraph Graph(ExportOptions form) =>
        ModuleExporter.Export(manifest.Name, model, manifest.Input.Height, manifest.Input.Width, form);

    private LogitsAgreement Compare(ExportOptions form, Tensor image)
    {
        Save(form);
        return LogitsAgreement.Of(model, path, image);
    }

    private Tensor Preprocess()
    {
        ManifestInput input = manifest.Input;
        var preprocessor = new Preprocessor(
            SelfCheckPicture.Width, SelfCheckPicture.Height, PixelFormat.Rgb8, input.Width, input.Height, Normalization.For(input));
        Tensor image = empty(1, 3, input.Height, input.Width);
        preprocessor.Run(SelfCheckPicture.View(_picture), image.AsSpan<float>());
        return image;
    }

    /// <summary>A processor computes halves as floats, and so hides what a GPU could not hold.</summary>
    private static void RequireHalves(IReadOnlyList<ValueRange> ranges)
    {
        if (ranges.FirstOrDefault(range => !(range.Greatest <= ValueRange.HalfLimit)) is { } beyond)
        {
            throw new ExportException(
                $"The value '{beyond.Value}' reaches {beyond.Greatest:G4} on the self-check picture and fp16 ends at " +
                $"{ValueRange.HalfLimit}: export the model in fp32.");
        }
    }
}
