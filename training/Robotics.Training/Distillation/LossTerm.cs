using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>A part of a loss.</summary>
/// <param name="Name">Name in logs.</param>
/// <param name="Value">A scalar, before the weight.</param>
/// <param name="Weight">What it counts in the total.</param>
public sealed record LossTerm(string Name, Tensor Value, double Weight);
