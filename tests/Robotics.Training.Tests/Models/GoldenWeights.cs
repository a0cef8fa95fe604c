using Robotics.Tests;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Models;

internal static class GoldenWeights
{
    /// <summary>Fills parameters and buffers by the golden formula.</summary>
    public static void Fill(Module module)
    {
        using IDisposable noGrad = no_grad();
        foreach ((string key, Tensor target) in module.state_dict())
        {
            if (target.dtype == int64)
            {
                target.zero_();
                continue;
            }

            using Tensor values = tensor(GoldenFormula.State(key, target.shape), target.shape);
            target.copy_(values);
        }
    }

    /// <summary>The golden model input.</summary>
    public static Tensor Input(params long[] shape) =>
        tensor(GoldenFormula.Generic("input", shape.Aggregate((product, side) => product * side), 2, 0), shape);
}
