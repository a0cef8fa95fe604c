using System.Numerics.Tensors;
using Robotics.Training.Quantization.Grids;

namespace Robotics.Training.Quantization.Weights;

/// <summary>
/// Greedy path-following quantization (GPFQ). The weights of a neuron are quantized one after the other; each takes the value that brings
/// the sum of the quantized contributions nearest to that of the exact ones over all samples, so that later weights make up for earlier
/// errors. Neurons are independent of each other.
/// </summary>
public static class GreedyPathFollowing
{
    private const double DeadInput = 1e-16;
    private const double Orthogonal = 1e-10;

    /// <param name="weights">One row a neuron: (neurons, weights of one).</param>
    /// <param name="inputs">Rows 0 to (weights of one) times groups - 1: those of group g follow those of group g - 1.</param>
    /// <param name="grid">Values to choose from.</param>
    /// <param name="form">Which published form.</param>
    /// <param name="groups">Groups of a grouped convolution; neuron n belongs to group n / (neurons / groups).</param>
    /// <exception cref="ArgumentException">The inputs do not fit the weights, or there is no sample.</exception>
    public static QuantizedWeights Quantize(
        Matrix weights, LayerInputs inputs, QuantizationGrid grid, GreedyForm form = GreedyForm.V2021, int groups = 1)
    {
        Check(weights, inputs, groups);
        var quantized = new QuantizedWeights(weights.Rows, weights.Columns, grid);
        double[] norms =
            [.. Enumerable.Range(0, inputs.Quantized.Rows).Select(row => TensorPrimitives.SumOfSquares<double>(inputs.Quantized[row]))];
        int neuronsPerGroup = weights.Rows / groups;
        Parallel.For(
            0,
            weights.Rows,
            () => new double[inputs.Samples],
            (neuron, _, residual) =>
            {
                Array.Clear(residual);
                int first = neuron / neuronsPerGroup * weights.Columns;
                Follow(weights[neuron], quantized[neuron], first, inputs, norms, grid, form, residual);
                return residual;
            },
            _ => { });
        return quantized;
    }

    /// <summary>
    /// How far the layer's outputs are off: ||X W' - Xq Q'|| over ||X W'||, Frobenius norms, the mean over the groups. Groups whose outputs
    /// are all zero, as those of a dead channel, have no such error and do not count.
    /// </summary>
    public static double RelativeError(Matrix weights, QuantizedWeights quantized, LayerInputs inputs, int groups = 1)
    {
        Check(weights, inputs, groups);
        Matrix values = quantized.Decode();
        int neuronsPerGroup = weights.Rows / groups;
        var errors = new List<double>();
        for (int group = 0; group < groups; group++)
        {
            double error = 0, size = 0;
            int first = group * weights.Columns;
            for (int neuron = group * neuronsPerGroup; neuron < (group + 1) * neuronsPerGroup; neuron++)
            {
                double[] exact = Output(weights[neuron], inputs.Exact, first),
                    approximate = Output(values[neuron], inputs.Quantized, first);
                size += TensorPrimitives.SumOfSquares<double>(exact);
                TensorPrimitives.Subtract<double>(exact, approximate, exact);
                error += TensorPrimitives.SumOfSquares<double>(exact);
            }

            if (size > 0)
            {
                errors.Add(Math.Sqrt(error / size));
            }
        }

        return errors.DefaultIfEmpty().Average();
    }

    private static void Follow(
        ReadOnlySpan<double> weights,
        Span<long> codes,
        int first,
        LayerInputs inputs,
        double[] norms,
        QuantizationGrid grid,
        GreedyForm form,
        double[] residual)
    {
        for (int t = 0; t < weights.Length; t++)
        {
            ReadOnlySpan<double> exact = inputs.Exact[first + t], seen = inputs.Quantized[first + t];
            double norm = norms[first + t];
            bool alone = form == GreedyForm.V2020 && Math.Abs(TensorPrimitives.Dot<double>(residual, seen)) < Orthogonal;
            TensorPrimitives.MultiplyAdd(exact, weights[t], residual, residual);
            double target = norm < DeadInput * DeadInput ? 0
                : alone ? weights[t]
                : TensorPrimitives.Dot<double>(residual, seen) / norm;
            codes[t] = grid.Encode(target);
            TensorPrimitives.MultiplyAdd(seen, -grid.Decode(codes[t]), residual, residual);
        }
    }

    private static double[] Output(ReadOnlySpan<double> weights, Matrix inputs, int first)
    {
        var output = new double[inputs.Columns];
        for (int t = 0; t < weights.Length; t++)
        {
            TensorPrimitives.MultiplyAdd(inputs[first + t], weights[t], output, output);
        }

        return output;
    }

    private static void Check(Matrix weights, LayerInputs inputs, int groups)
    {
        if (inputs.Samples == 0)
        {
            throw new ArgumentException("There is no calibration sample.", nameof(inputs));
        }

        if (weights.Rows % groups != 0)
        {
            throw new ArgumentException($"{weights.Rows} neurons do not divide into {groups} groups.", nameof(groups));
        }

        if (inputs.Exact.Rows != weights.Columns * groups)
        {
            throw new ArgumentException(
                $"{groups} groups of neurons with {weights.Columns} weights see {weights.Columns * groups} "
                    + $"inputs, not {inputs.Exact.Rows}.",
                nameof(inputs));
        }
    }
}
