using Robotics.Training.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>Networks whose logits are averaged: normalised RGB (N, 3, H, W) to logits.</summary>
public sealed class AveragedNetwork : Module<Tensor, Tensor>
{
    private readonly ModuleList<FeatureModel> networks;

    public AveragedNetwork(ModuleList<FeatureModel> networks) : base(nameof(AveragedNetwork))
    {
        this.networks = networks;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) =>
        networks.Select(network => network.call(input)).Aggregate((sum, logits) => sum + logits) / networks.Count;
}
