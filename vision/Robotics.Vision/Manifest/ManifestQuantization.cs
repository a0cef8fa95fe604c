namespace Robotics.Vision;

/// <summary>How a model's weights and activations were quantized.</summary>
public sealed record ManifestQuantization
{
    /// <summary>Name of the method.</summary>
    public required string Form { get; init; }

    /// <summary>Bits a weight.</summary>
    public required int Bits { get; init; }
}
