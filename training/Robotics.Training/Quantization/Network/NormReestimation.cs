using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Network;

/// <summary>Measures the statistics of batch normalisations anew, on what they see in a network whose weights have changed.</summary>
public static class NormReestimation
{
    private const int BatchSize = 8;

    /// <summary>Replaces the running statistics by the means over batches of the images, in place.</summary>
    /// <param name="network">The network, in eval mode.</param>
    /// <param name="images">Calibration images, each (1, 3, H, W).</param>
    /// <exception cref="ArgumentException">There is no batch normalisation with running statistics, or no image.</exception>
    public static void Run(Module<Tensor, Tensor> network, IReadOnlyList<Tensor> images)
    {
        BatchNorm2d[] norms = [.. network.modules().OfType<BatchNorm2d>().Where(norm => norm.running_mean is not null)];
        if (norms.Length == 0 || images.Count == 0)
        {
            throw new ArgumentException(
                images.Count == 0
                    ? "There is no calibration image."
                    : $"{network.GetName()} has no batch normalisation with running statistics, so there is nothing to estimate again.",
                nameof(network));
        }

        double[] momenta = [.. norms.Select(norm => norm.momentum)];
        try
        {
            int seen = 0;
            foreach (Tensor[] batch in images.Chunk(BatchSize))
            {
                seen += batch.Length;
                Array.ForEach(norms, norm =>
                {
                    norm.train();
                    norm.momentum = (double)batch.Length / seen;
                });
                using DisposeScope scope = NewDisposeScope();
                using IDisposable noGrad = no_grad();
                network.call(cat(batch, 0));
            }
        }
        finally
        {
            foreach ((BatchNorm2d norm, double momentum) in norms.Zip(momenta))
            {
                norm.eval();
                norm.momentum = momentum;
            }
        }
    }
}
