namespace Robotics.Training.Quantization.Weights;

/// <summary>
/// What a layer saw over the calibration images: one row a weight of a neuron, one column a sample (for convolutions: a patch).
/// </summary>
public sealed class LayerInputs
{
    /// <param name="exact">Inputs in the unquantized network.</param>
    /// <param name="quantized">Inputs in the network whose earlier layers are quantized already; the same matrix where there are
    /// none.</param>
    /// <exception cref="ArgumentException">The two differ in size.</exception>
    public LayerInputs(Matrix exact, Matrix quantized)
    {
        if (exact.Rows != quantized.Rows || exact.Columns != quantized.Columns)
        {
            throw new ArgumentException(
                $"The exact inputs are {exact.Rows}x{exact.Columns}, the quantized ones {quantized.Rows}x{quantized.Columns}.",
                nameof(quantized));
        }

        (Exact, Quantized) = (exact, quantized);
    }

    public Matrix Exact { get; }

    public Matrix Quantized { get; }

    public int Samples => Exact.Columns;
}
