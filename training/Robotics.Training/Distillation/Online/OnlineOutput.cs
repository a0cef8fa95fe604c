using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Online;

/// <summary>What networks that learn together say about a batch.</summary>
/// <param name="Logits">(N, classes) of every student.</param>
/// <param name="Ensemble">(N, classes) of all of them together.</param>
public sealed record OnlineOutput(IReadOnlyList<Tensor> Logits, Tensor Ensemble)
{
    /// <summary>The maps in front of the classifiers, (N, C, h, w), where the method compares them.</summary>
    public IReadOnlyList<Tensor> Features { get; init; } = [];
}
