using Robotics.Training.Quantization.Grids;

namespace Robotics.Training.Quantization.Weights;

/// <summary>Each weight to its own nearest value, whatever the layer sees: the baseline (MSQ on a symmetric grid).</summary>
public static class RoundToNearest
{
    /// <param name="weights">One row a neuron.</param>
    /// <param name="grids">Values to choose from: one grid for all neurons, or one a neuron.</param>
    public static QuantizedWeights Quantize(Matrix weights, params IReadOnlyList<QuantizationGrid> grids)
    {
        var quantized = new QuantizedWeights(weights.Rows, weights.Columns, grids);
        for (int row = 0; row < weights.Rows; row++)
        {
            QuantizationGrid grid = quantized.GridOf(row);
            for (int column = 0; column < weights.Columns; column++)
            {
                quantized[row][column] = grid.Encode(weights[row][column]);
            }
        }

        return quantized;
    }
}
