using Robotics.Vision;

namespace Robotics.Training.Export;

/// <summary>Form of an exported graph; the defaults give float32 logits.</summary>
public sealed record ExportOptions
{
    /// <summary>Whether the graph ends with the mask instead of the logits: then it tells no confidence.</summary>
    public bool Labels { get; init; }

    /// <summary>Type of the weights and of the arithmetic.</summary>
    public ExportPrecision Precision { get; init; } = ExportPrecision.Fp32;

    /// <summary>The manifest of a model in this form, without a self-check.</summary>
    internal ModelManifest Describe(ModelManifest manifest) => manifest with
    {
        Output = Labels ? new ManifestOutput(OutputKind.Labels, Stride: 1) : manifest.Output,
        Quantization = manifest.Quantization ?? (Precision == ExportPrecision.Fp16 ? new ManifestQuantization("fp16", 16) : null),
        SelfCheck = null,
    };
}
