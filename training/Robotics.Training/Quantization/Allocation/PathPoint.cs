namespace Robotics.Training.Quantization.Allocation;

/// <summary>A measured point of a search: the network with its layers quantized so far.</summary>
/// <param name="Bytes">Bytes of the weights.</param>
/// <param name="Accuracy">Accuracy, 0 to 1.</param>
/// <param name="Layer">Layer that was narrowed last; null for the start.</param>
/// <param name="Bits">Its width.</param>
public sealed record PathPoint(long Bytes, double Accuracy, string? Layer, int Bits);
