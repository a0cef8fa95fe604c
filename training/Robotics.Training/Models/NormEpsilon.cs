using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>Sets the epsilon of batch normalisation where a network differs from torch's default.</summary>
internal static class NormEpsilon
{
    public static void Set(Module model, double epsilon)
    {
        foreach (BatchNorm2d norm in model.modules().OfType<BatchNorm2d>())
        {
            norm.eps = epsilon;
        }
    }
}
