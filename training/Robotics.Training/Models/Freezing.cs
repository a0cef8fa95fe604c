using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>Takes networks out of training.</summary>
public static class Freezing
{
    /// <summary>No parameter of the module takes a gradient any more.</summary>
    public static void Freeze(this Module module)
    {
        foreach (Parameter parameter in module.parameters())
        {
            parameter.requires_grad = false;
        }
    }
}
