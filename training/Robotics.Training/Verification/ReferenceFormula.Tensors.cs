using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification;

/// <content>The formula as tensors.</content>
public static partial class ReferenceFormula
{
    /// <summary>A tensor <c>offset + scale * raw</c> of a shape.</summary>
    public static Tensor Tensor(string name, long[] shape, double scale, double offset = 0) =>
        tensor(Generic(name, shape.Aggregate(1L, (product, side) => product * side), scale, offset), shape);

    /// <summary>Fills every parameter and buffer of a module by its key, behind <paramref name="prefix"/> where one is given.</summary>
    public static void Fill(Module module, string prefix = "")
    {
        using IDisposable noGrad = no_grad();
        foreach ((string key, Tensor target) in module.state_dict())
        {
            using Tensor values = tensor(State(key, target.shape, prefix + key), target.shape);
            target.copy_(values);
        }
    }
}
