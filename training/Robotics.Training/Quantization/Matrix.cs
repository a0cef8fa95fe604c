namespace Robotics.Training.Quantization;

/// <summary>A dense matrix in double precision, row after row: float32 would round away the grids of 20 bits and more.</summary>
public sealed class Matrix
{
    private readonly double[] _values;

    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[checked(rows * columns)])
    {
    }

    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="values">Row-major values; they are not copied.</param>
    /// <exception cref="ArgumentException">The number of values is another than rows times columns.</exception>
    public Matrix(int rows, int columns, double[] values)
    {
        if (values.Length != (long)rows * columns)
        {
            throw new ArgumentException($"{values.Length} values do not fill {rows} rows of {columns}.", nameof(values));
        }

        (Rows, Columns, _values) = (rows, columns, values);
    }

    public int Rows { get; }

    public int Columns { get; }

    public Span<double> this[int row] => _values.AsSpan(row * Columns, Columns);

    public Matrix Transpose()
    {
        var transposed = new Matrix(Columns, Rows);
        for (int row = 0; row < Rows; row++)
        {
            Span<double> values = this[row];
            for (int column = 0; column < Columns; column++)
            {
                transposed._values[(column * Rows) + row] = values[column];
            }
        }

        return transposed;
    }
}
