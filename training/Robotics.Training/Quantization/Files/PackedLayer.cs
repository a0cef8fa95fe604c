using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Quantization.Files;

/// <summary>What the metadata of a packed file says of one tensor. All its grids are of one kind and differ in size only.</summary>
/// <param name="Shape">Shape of the weights.</param>
/// <param name="Bits">Bits of one stored code.</param>
/// <param name="Kind">See <see cref="GridDescription"/>.</param>
/// <param name="Sizes">One size for all neurons, or one a neuron; empty where a tensor of their own holds them.</param>
/// <param name="Count">See <see cref="GridDescription"/>.</param>
/// <param name="Threshold">See <see cref="GridDescription"/>.</param>
public sealed record PackedLayer(
    long[] Shape, int Bits, string Kind, IReadOnlyList<double> Sizes, long Count, double Threshold)
{
    public static PackedLayer From(long[] shape, QuantizedWeights weights, int bits)
    {
        GridDescription[] grids = [.. weights.Grids.Select(grid => grid.Describe())];
        return new PackedLayer(shape, bits, grids[0].Kind, [.. grids.Select(grid => grid.Size)], grids[0].Count, grids[0].Threshold);
    }

    /// <exception cref="InvalidDataException">The kind is unknown.</exception>
    public IReadOnlyList<QuantizationGrid> CreateGrids() =>
        [.. Sizes.Select(size => new GridDescription(Kind, size, Count, Threshold).Create())];
}
