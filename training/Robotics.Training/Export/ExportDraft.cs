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
/// <param name="path">The file, which is the caller's.</param>
internal sealed class ExportDraft(Module<Tensor, Tensor> model, ModelManifest manifest, string path)
{
    private readonly byte[] _picture = SelfCheckPicture.Render();

    /// <summary>Compares ONNX Runtime's logits with libtorch's, in fp32 and then in the precision asked for.</summary>
    /// <exception cref="ExportException">They differ, or are beyond the precision.</exception>
    public LogitsAgreement CheckLogits(ExportOptions options)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Preprocess(options.Batch == OnnxValue.AnyBatch ? 2 : options.Batch);
        ExportOptions full = options with { Labels = false, Precision = ExportPrecision.Fp32 };
        LogitsAgreement exact = Compare(full, images).Require(ModelExport.Tolerance);
        if (options.Precision == ExportPrecision.Fp32)
        {
            return exact;
        }

        ExportOptions half = full with { Precision = options.Precision };
        RequireHalves(
            ValueRange.Measure(Graph(half with { Bytes = false }), DataType.Float16, images.AsSpan<float>().ToArray(), images.shape));
        return Compare(half, images).Require(ModelExport.HalfTolerance);
    }

    /// <summary>
    /// Writes the file with the mask that it would give in fp32, loads it as the robot will, and tells which share of the mask it repeats.
    /// </summary>
    public double SaveWithSelfCheck(ExportOptions options)
    {
        Save(options with { Precision = ExportPrecision.Fp32 });
        Save(options, RecordMask());
        using SegmentationModel finished = SegmentationModel.Load(path, new ProviderOptions());
        return finished.SelfCheck!.Agreement;
    }

    /// <summary>Writes the file.</summary>
    public void Save(ExportOptions form, ManifestSelfCheck? check = null)
    {
        ModelManifest described = form.Describe(manifest) with { SelfCheck = check };
        File.WriteAllBytes(path, Graph(form).ToBytes(new Dictionary<string, string> { [ModelManifest.MetadataKey] = described.ToJson() }));
    }

    private OnnxGraph Graph(ExportOptions form) =>
        ModuleExporter.Export(manifest.Name, model, manifest.Input, form);

    /// <summary>The self-check picture with the mask that the file gives for it.</summary>
    private ManifestSelfCheck RecordMask()
    {
        using SegmentationModel file = SegmentationModel.Load(path, new ProviderOptions());
        using var pipeline = new SegmentationPipeline(file);
        var mask = new byte[SelfCheckPicture.Width * SelfCheckPicture.Height];
        pipeline.Segment(SelfCheckPicture.View(_picture), mask);
        return new ManifestSelfCheck(SelfCheckPicture.Width, SelfCheckPicture.Height, _picture, mask);
    }

    private LogitsAgreement Compare(ExportOptions form, Tensor images)
    {
        Save(form);
        if (!form.Bytes)
        {
            return LogitsAgreement.Of(model, path, images, images);
        }

        Tensor bytes = ByteImages.Of(images, manifest.Input);
        return LogitsAgreement.Of(model, path, ByteImages.Normalise(bytes, manifest.Input), bytes);
    }

    /// <summary>The self-check picture, and its mirror image in turn.</summary>
    private Tensor Preprocess(long batch)
    {
        ManifestInput input = manifest.Input;
        var preprocessor = new Preprocessor(
            SelfCheckPicture.Width, SelfCheckPicture.Height, PixelFormat.Rgb8, input.Width, input.Height, Normalization.For(input));
        Tensor image = empty(1, 3, input.Height, input.Width);
        preprocessor.Run(SelfCheckPicture.View(_picture), image.AsSpan<float>());
        Tensor mirrored = image.flip(3);
        return cat([.. Enumerable.Range(0, (int)batch).Select(i => i % 2 == 0 ? image : mirrored)]);
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
