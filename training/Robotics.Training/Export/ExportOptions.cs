using Robotics.Training.Export.Onnx;
using Robotics.Vision;

namespace Robotics.Training.Export;

/// <summary>Form of an exported graph; the defaults give float32 logits.</summary>
public sealed record ExportOptions
{
    /// <summary>Whether the graph ends with the mask instead of the logits: then it tells no confidence.</summary>
    public bool Labels { get; init; }

    /// <summary>Type of the weights and of the arithmetic.</summary>
    public ExportPrecision Precision { get; init; } = ExportPrecision.Fp32;

    /// <summary>
    /// Whether the graph takes the image's own bytes [N, height, width, 3] and normalises them, instead of normalised floats
    /// [N, 3, height, width].
    /// </summary>
    public bool Bytes { get; init; }

    /// <summary>Images that the graph takes at once; <see cref="OnnxValue.AnyBatch"/> for any number.</summary>
    public long Batch { get; init; } = 1;

    /// <summary>Whether the graph takes one image at a time, as the node gives them.</summary>
    internal bool TakesOne => Batch is 1 or OnnxValue.AnyBatch;

    /// <summary>The manifest of a model in this form, without a self-check.</summary>
    internal ModelManifest Describe(ModelManifest manifest) => manifest with
    {
        Input = Bytes ? manifest.Input with { InGraph = true, Layout = "NHWC", Dtype = "uint8" } : manifest.Input,
        Output = Labels ? new ManifestOutput(OutputKind.Labels, Stride: 1) : manifest.Output,
        Quantization = manifest.Quantization ?? (Precision == ExportPrecision.Fp16 ? new ManifestQuantization("fp16", 16) : null),
        SelfCheck = null,
    };
}
