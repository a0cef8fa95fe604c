using Robotics.Training.Quantization.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Robotics.Training.Quantization.Network;

/// <summary>
/// Takes the mean error of a quantized layer back: Nagel et al., "Data-free quantization through weight equalization and bias correction"
/// (2019), with the means of what the layer sees over the calibration images.
/// </summary>
internal static class BiasCorrection
{
    /// <summary>What is to be added to each neuron's output for its mean to be that of the unquantized one.</summary>
    /// <param name="exact">Weights, one row a neuron.</param>
    /// <param name="quantized">The same after quantization.</param>
    /// <param name="inputs">What the layer sees.</param>
    /// <param name="groups">Groups of a grouped convolution, otherwise 1.</param>
    public static double[] Shifts(Matrix exact, Matrix quantized, LayerInputs inputs, int groups)
    {
        double[] exactMeans = Means(inputs.Exact), quantizedMeans = Means(inputs.Quantized);
        var shifts = new double[exact.Rows];
        for (int neuron = 0; neuron < shifts.Length; neuron++)
        {
            int first = neuron / (exact.Rows / groups) * exact.Columns;
            shifts[neuron] = TensorPrimitives.Dot<double>(exact[neuron], exactMeans.AsSpan(first, exact.Columns))
                - TensorPrimitives.Dot<double>(quantized[neuron], quantizedMeans.AsSpan(first, exact.Columns));
        }

        return shifts;
    }

    /// <summary>Adds shifts to a layer's bias, or takes them from the running mean of the normalisation behind it.</summary>
    /// <returns>Whether the layer has either.</returns>
    public static bool Apply(QuantizableLayer layer, BatchNorm2d? norm, double[] shifts)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor values = tensor([.. shifts.Select(shift => (float)shift)], [shifts.Length]);
        if (layer.Bias is { } bias)
        {
            bias.add_(values);
        }
        else
        {
            norm?.running_mean!.sub_(values);
        }

        return layer.Bias is not null || norm is not null;
    }

    private static double[] Means(Matrix inputs) =>
        [.. Enumerable.Range(0, inputs.Rows).Select(row => TensorPrimitives.Sum<double>(inputs[row]) / inputs.Columns)];
}
