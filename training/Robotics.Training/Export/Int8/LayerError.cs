namespace Robotics.Training.Export.Int8;

/// <summary>How far a layer of a quantized model is off.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Integer">Whether it computes on codes; otherwise on numbers.</param>
/// <param name="Decibels">Power of its output over that of its output's error, in dB.</param>
public sealed record LayerError(string Name, bool Integer, double Decibels);
