using Robotics.Training.Quantization.Grids;

namespace Robotics.Training.Quantization.Weights;

/// <summary>A layer's weights as codes of a grid, one row a neuron.</summary>
public sealed class QuantizedWeights(int rows, int columns, QuantizationGrid grid)
{
    private readonly long[] _codes = new long[checked(rows * columns)];

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public QuantizationGrid Grid { get; } = grid;

    public Span<long> this[int row] => _codes.AsSpan(row * Columns, Columns);

    /// <summary>The weights that the codes stand for.</summary>
    public Matrix Decode()
    {
        var values = new Matrix(Rows, Columns);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                values[row][column] = Grid.Decode(this[row][column]);
            }
        }

        return values;
    }
}
