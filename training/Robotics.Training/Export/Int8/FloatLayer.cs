namespace Robotics.Training.Export.Int8;

/// <summary>A layer of a quantized model that computes on numbers.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Reason">Why.</param>
public sealed record FloatLayer(string Name, string Reason);
