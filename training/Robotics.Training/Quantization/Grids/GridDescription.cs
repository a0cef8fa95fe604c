namespace Robotics.Training.Quantization.Grids;

/// <summary>A grid in a file.</summary>
/// <param name="Kind">"symmetric", "soft", "hard" or "alphabet".</param>
/// <param name="Size">Step; radius of an alphabet.</param>
/// <param name="Count">Boundary; number of values of an alphabet.</param>
/// <param name="Threshold">Threshold of the soft and the hard form.</param>
public sealed record GridDescription(string Kind, double Size, long Count, double Threshold = 0)
{
    /// <exception cref="InvalidDataException">The kind is unknown.</exception>
    public QuantizationGrid Create() => Kind switch
    {
        "symmetric" => new SymmetricGrid(Size, Count),
        "soft" => new SoftThresholdGrid(Size, Count, Threshold),
        "hard" => new HardThresholdGrid(Size, Count, Threshold),
        "alphabet" => new AlphabetGrid(Size, Count),
        _ => throw new InvalidDataException($"There is no quantization grid of the kind \"{Kind}\"."),
    };
}
