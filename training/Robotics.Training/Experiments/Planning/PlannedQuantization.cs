namespace Robotics.Training.Experiments;

/// <summary>A trained network that an experiment quantizes.</summary>
/// <param name="Title">For people.</param>
/// <param name="Folder">Folder of its files.</param>
/// <param name="Source">The network, and how.</param>
public sealed record PlannedQuantization(string Title, string Folder, QuantizationSource Source) : PlannedWork(Title, Folder)
{
    /// <summary>What it measured; null before it is finished.</summary>
    public QuantizedResult? Result => QuantizedResult.Read(Folder);

    internal override string Verb => "quantize";

    internal override string? Outcome => Result is { } result
        ? string.Join(", ", result.Networks.Select(network => $"{network.Bits} bits {network.Test:F4}"))
        : null;

    public override void Check()
    {
        if (Result is not null)
        {
            FormerWork.Require(this, QuantizationSource.FileName, Source, source => source.WithoutPlace());
        }
    }

    internal override void Prepare() => Source.Write(Folder);
}
