namespace Robotics.Training.Experiments;

/// <summary>A trained network with its weights in a few bits.</summary>
/// <param name="Bits">Bits that were asked for; 32 is the network as it was trained.</param>
/// <param name="Test">The metric on the test set, 0 to 1.</param>
/// <param name="Bytes">Size of its file.</param>
public sealed record QuantizedNetwork(int Bits, double Test, long Bytes);
