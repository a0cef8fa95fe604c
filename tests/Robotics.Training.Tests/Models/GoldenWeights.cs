using Robotics.Tests;
using Robotics.Training.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Models;

internal static class GoldenWeights
{
    /// <summary>A network with golden weights, in evaluation mode; by default with the classes that its reference has.</summary>
    public static FeatureModel Create(string name, int? classes = null)
    {
        ModelEntry entry = ModelRegistry.Get(name);
        FeatureModel model = entry.Create(classes ?? entry.ReferenceClasses);
        Fill(model);
        model.eval();
        return model;
    }

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
