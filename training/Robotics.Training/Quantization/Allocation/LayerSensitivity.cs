namespace Robotics.Training.Quantization.Allocation;

/// <summary>What quantizing one layer alone does to the accuracy of the network.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Weights">Number of its weights.</param>
/// <param name="Drops">Width to drop of accuracy, 0 to 1; below 0 where the network got better.</param>
/// <param name="Bytes">Width to bytes of the weights in a file, where a code of some methods takes a bit more than the width.</param>
public sealed record LayerSensitivity(
    string Layer, long Weights, IReadOnlyDictionary<int, double> Drops, IReadOnlyDictionary<int, long> Bytes);
