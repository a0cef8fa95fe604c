using Robotics.Training.Models;
using TorchSharp;
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
        // What the layers made on the way is freed before the student needs the memory.
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        NetworkOutput output = NetworkTaps.Output(_network, images, kind);
        scope.MoveToOuter([output.Logits, .. output.Features, .. output.Auxiliary]);
        output.Embedding?.MoveToOuterDisposeScope();
        return output;
    }

    public void Dispose() => _network.Dispose();
}
