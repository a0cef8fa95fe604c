namespace Robotics.Training.Quantization.Allocation;

/// <summary>What a search for bits by layer may do.</summary>
public sealed record AllocationOptions
{
    /// <summary>Widths to choose from, widest first.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [8, 6, 5, 4, 3, 2];

    /// <summary>Largest drop of accuracy, 0 to 1; null for any.</summary>
    public double? MaxDrop { get; init; }

    /// <summary>Bytes of the weights at which the search ends; null for no such end.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The accuracy of the whole network is measured each time its weights have shrunk by this share.</summary>
    public double MeasureEvery { get; init; } = 0.02;

    /// <exception cref="ArgumentException">The widths do not fall, or there is no budget.</exception>
    public void Validate()
    {
        if (Widths.Count == 0 || Widths.Zip(Widths.Skip(1)).Any(pair => pair.Second >= pair.First))
        {
            throw new ArgumentException("The widths to choose from must fall, as in 8, 6, 4.");
        }

        if (MaxDrop is null && MaxBytes is null)
        {
            throw new ArgumentException("A search for bits by layer needs a budget of accuracy or of size.");
        }
    }
}
