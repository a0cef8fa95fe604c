using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>Who a student learns from.</summary>
public interface ITeacher : IDisposable
{
    /// <summary>Name for messages and tables.</summary>
    string Name { get; }

    /// <summary>The network behind it; null where only its answers are known.</summary>
    FeatureModel? Network { get; }

    /// <summary>What it says about normalised images (N, 3, H, W), without gradients.</summary>
    NetworkOutput Output(Tensor images, FeatureKind kind);
}
