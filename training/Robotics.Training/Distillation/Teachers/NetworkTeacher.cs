using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>A trained network of the registry, in evaluation mode. It owns the network.</summary>
public sealed class NetworkTeacher : ITeacher
{
    private readonly FeatureModel _network;

    public NetworkTeacher(string name, FeatureModel network)
    {
        (Name, _network) = (name, network);
        network.eval();
        network.Freeze();
    }

    public string Name { get; }

    public FeatureModel Network => _network;

    public NetworkOutput Output(Tensor images, FeatureKind kind)
    {
        using IDisposable noGrad = no_grad();
        return NetworkTaps.Output(_network, images, kind);
    }

    public void Dispose() => _network.Dispose();
}
