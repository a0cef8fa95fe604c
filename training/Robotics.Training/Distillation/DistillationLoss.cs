using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>The loss of a batch.</summary>
/// <param name="Total">Weighted sum of the terms, to be differentiated.</param>
/// <param name="Terms">What it is made of.</param>
public sealed record DistillationLoss(Tensor Total, IReadOnlyList<LossTerm> Terms);
