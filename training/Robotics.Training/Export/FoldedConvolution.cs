using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Export;

/// <summary>Weights of a convolution with the batch normalisation behind it folded in, in double precision.</summary>
/// <param name="Weight">[out, in / groups, kernel, kernel], row-major.</param>
/// <param name="Bias">[out]; null where neither convolution nor normalisation shifts.</param>
/// <param name="Shape">Shape of <paramref name="Weight"/>.</param>
internal sealed record FoldedConvolution(float[] Weight, float[]? Bias, long[] Shape)
{
    public static FoldedConvolution Of(Conv2d conv, BatchNorm2d? norm)
    {
        float[] weight = Values(conv.weight);
        float[]? bias = conv.bias is null ? null : Values(conv.bias);
        return norm is null ? new(weight, bias, conv.weight.shape) : Fold(weight, bias, conv.weight.shape, norm);
    }

    private static FoldedConvolution Fold(float[] weight, float[]? bias, long[] shape, BatchNorm2d norm)
    {
        if (norm.running_mean is null || norm.running_var is null)
        {
            throw new ExportException("A batch normalisation without running statistics cannot be exported.");
        }

        float[] mean = Values(norm.running_mean);
        float[] variance = Values(norm.running_var);
        float[]? gamma = norm.weight is null ? null : Values(norm.weight);
        float[]? beta = norm.bias is null ? null : Values(norm.bias);
        int perChannel = weight.Length / mean.Length;
        var foldedBias = new float[mean.Length];
        for (int channel = 0; channel < mean.Length; channel++)
        {
            double scale = (gamma?[channel] ?? 1.0) / Math.Sqrt(variance[channel] + norm.eps);
            foldedBias[channel] = (float)((beta?[channel] ?? 0.0) + (((bias?[channel] ?? 0.0) - mean[channel]) * scale));
            foreach (ref float value in weight.AsSpan(channel * perChannel, perChannel))
            {
                value = (float)(value * scale);
            }
        }

        return new(weight, foldedBias, shape);
    }

    private static float[] Values(Tensor tensor)
    {
        using Tensor plain = tensor.detach().to(ScalarType.Float32).cpu().contiguous();
        return plain.AsSpan<float>().ToArray();
    }
}
