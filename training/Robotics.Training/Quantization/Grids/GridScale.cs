using System.Numerics.Tensors;

namespace Robotics.Training.Quantization.Grids;

/// <summary>How far a grid reaches, from the weights of a layer (one row a neuron).</summary>
public static class GridScale
{
    /// <summary>Mean over the neurons of the quantile of their magnitudes, interpolated between neighbours.</summary>
    /// <param name="weights">One row a neuron.</param>
    /// <param name="quantile">0 to 1; 1 is the largest magnitude.</param>
    public static double MeanQuantile(Matrix weights, double quantile)
    {
        double sum = 0;
        var magnitudes = new double[weights.Columns];
        for (int row = 0; row < weights.Rows; row++)
        {
            TensorPrimitives.Abs(weights[row], magnitudes);
            sum += Quantile(magnitudes, quantile);
        }

        return sum / weights.Rows;
    }

    /// <summary>Largest magnitude of one neuron.</summary>
    public static double Max(Matrix weights, int row) => Math.Abs(TensorPrimitives.MaxMagnitude<double>(weights[row]));

    /// <summary>Largest magnitude of all.</summary>
    public static double Max(Matrix weights) => Enumerable.Range(0, weights.Rows).Max(row => Max(weights, row));

    /// <summary>Median of all magnitudes; of two in the middle their mean.</summary>
    public static double Median(Matrix weights)
    {
        var magnitudes = new double[weights.Rows * weights.Columns];
        for (int row = 0; row < weights.Rows; row++)
        {
            TensorPrimitives.Abs(weights[row], magnitudes.AsSpan(row * weights.Columns, weights.Columns));
        }

        return Quantile(magnitudes, 0.5);
    }

    private static double Quantile(double[] values, double quantile)
    {
        Array.Sort(values);
        double position = quantile * (values.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, values.Length - 1);
        return values[below] + ((position - below) * (values[above] - values[below]));
    }
}
