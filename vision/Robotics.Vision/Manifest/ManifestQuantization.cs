namespace Robotics.Vision;

/// <summary>How a model's weights and activations were quantized.</summary>
/// <param name="Form">Name of the method.</param>
/// <param name="Bits">Bits a weight.</param>
public sealed record ManifestQuantization(string Form, int Bits);
