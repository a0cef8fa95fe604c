using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Quantization.Network;

/// <summary>What became of one layer.</summary>
/// <param name="Name">Name of the module.</param>
/// <param name="Bits">Bits asked for.</param>
/// <param name="Weights">Its codes.</param>
/// <param name="RelativeError">How far its outputs are off over the calibration samples; NaN where the method sees no inputs.</param>
public sealed record QuantizedLayer(string Name, int Bits, QuantizedWeights Weights, double RelativeError)
{
    /// <summary>Whether its mean error was taken back; null where that was not asked for.</summary>
    public bool? BiasCorrected { get; init; }

    /// <summary>Bits that one code really takes in a file.</summary>
    public int StorageBits => Weights.StorageBits;
}
