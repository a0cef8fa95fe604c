using Robotics.Training.Quantization.Methods;

namespace Robotics.Training.Quantization.Network;

/// <summary>How a network is quantized.</summary>
public sealed record QuantizationOptions
{
    public const int MinBits = 2;
    public const int MaxBits = 32;

    public WeightMethod Method { get; init; } = WeightMethods.Get("gpfq");

    /// <summary>Bits a weight.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>Layers with bits of their own, by name.</summary>
    public IReadOnlyDictionary<string, int> LayerBits { get; init; } = new Dictionary<string, int>();

    public MethodOptions MethodOptions { get; init; } = new();

    /// <summary>Patches of one calibration image that a layer is fitted to; all where there are fewer.</summary>
    public int SamplesPerImage { get; init; } = 64;

    public ulong Seed { get; init; } = 1;

    /// <summary>Whether each layer's mean error is taken back by its bias or the normalisation behind it.</summary>
    public bool CorrectBias { get; init; }

    /// <summary>Whether batch normalisations are measured again behind the quantized layers.</summary>
    public bool ReestimateNorms { get; init; }

    /// <exception cref="ArgumentException">A width is outside <see cref="MinBits"/> to <see cref="MaxBits"/>; the message names the
    /// layer.</exception>
    public void Validate()
    {
        Check(Bits, "all layers");
        foreach ((string layer, int bits) in LayerBits)
        {
            Check(bits, layer);
        }
    }

    private static void Check(int bits, string layer)
    {
        if (bits is < MinBits or > MaxBits)
        {
            throw new ArgumentException($"{bits} bits for {layer}: weights have {MinBits} to {MaxBits}.");
        }
    }
}
