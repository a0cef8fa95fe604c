using Robotics.Training.Quantization.Grids;

namespace Robotics.Training.Quantization.Weights;

/// <summary>A layer's weights as codes, one row a neuron.</summary>
public sealed class QuantizedWeights
{
    private readonly long[] _codes;
    private readonly IReadOnlyList<QuantizationGrid> _grids;

    /// <param name="rows">Neurons.</param>
    /// <param name="columns">Weights of one.</param>
    /// <param name="grids">One for all neurons, or one a neuron.</param>
    /// <exception cref="ArgumentException">The number of grids is another.</exception>
    public QuantizedWeights(int rows, int columns, params IReadOnlyList<QuantizationGrid> grids)
    {
        if (grids.Count != 1 && grids.Count != rows)
        {
            throw new ArgumentException($"{rows} neurons share one grid or have one each, not {grids.Count}.", nameof(grids));
        }

        (Rows, Columns, _grids) = (rows, columns, grids);
        _codes = new long[checked(rows * columns)];
    }

    public int Rows { get; }

    public int Columns { get; }

    public IReadOnlyList<QuantizationGrid> Grids => _grids;

    /// <summary>Codes of a neuron.</summary>
    public Span<long> this[int row] => _codes.AsSpan(row * Columns, Columns);

    /// <summary>Bits that one code really takes in a file.</summary>
    public int StorageBits => _grids.Max(grid => grid.StorageBits);

    public long StorageBytes => (((long)StorageBits * Rows * Columns) + 7) / 8;

    public QuantizationGrid GridOf(int row) => _grids[_grids.Count == 1 ? 0 : row];

    /// <summary>The weights that the codes stand for.</summary>
    public Matrix Decode()
    {
        var values = new Matrix(Rows, Columns);
        for (int row = 0; row < Rows; row++)
        {
            QuantizationGrid grid = GridOf(row);
            for (int column = 0; column < Columns; column++)
            {
                values[row][column] = grid.Decode(this[row][column]);
            }
        }

        return values;
    }
}
