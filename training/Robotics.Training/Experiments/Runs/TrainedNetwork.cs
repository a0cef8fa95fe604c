using Robotics.Training.Models;
using Robotics.Training.Models.Cifar;
using Robotics.Training.Quantization.Files;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Experiments;

/// <summary>Brings back what a run trained.</summary>
internal static class TrainedNetwork
{
    /// <summary>The network of a recipe with trained weights, in evaluation mode.</summary>
    /// <exception cref="InvalidDataException">The weights are damaged.</exception>
    public static FeatureModel Load(RunSpec spec, RunData data, string weights)
    {
        FeatureModel network = new LearnerFactory(spec, data, CPU, threads: 1).Deployed();
        using DisposeScope scope = NewDisposeScope();
        network.load_state_dict(PackedModelFile.Load(weights));
        network.eval();
        return network;
    }

    /// <summary>What the robot gets of a network: auxiliary branches stay behind.</summary>
    public static Module<Tensor, Tensor> WithoutBranches(Module<Tensor, Tensor> network) =>
        network is AuxiliaryModel auxiliary ? auxiliary.backbone : network;
}
