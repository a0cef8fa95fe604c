using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>What one network says about a batch.</summary>
/// <param name="Logits">(N, classes), or (N, classes, H, W) for segmentation.</param>
/// <param name="Features">The outputs of the stages behind the stem, shallow to deep, (N, C, h, w).</param>
/// <param name="Embedding">What the classifier reads, (N, D); null for segmentation.</param>
public sealed record NetworkOutput(Tensor Logits, IReadOnlyList<Tensor> Features, Tensor? Embedding = null)
{
    /// <summary>Logits of auxiliary classifiers of label and quarter turn together, (N, 4 classes), one a stage.</summary>
    public IReadOnlyList<Tensor> Auxiliary { get; init; } = [];
}
