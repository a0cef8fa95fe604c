using Robotics.Training.Distillation;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Brings back what a run deployed.</summary>
internal static class TrainedNetwork
{
    /// <summary>The network of a recipe with trained weights, in evaluation mode.</summary>
    /// <exception cref="InvalidDataException">The weights are damaged.</exception>
    public static FeatureModel Load(RunSpec spec, RunData data, string weights)
    {
        Learner learner = new LearnerFactory(spec, data, CPU, threads: 1).Create();
        learner.Objective.Dispose();
        using DisposeScope scope = NewDisposeScope();
        learner.Deployed.load_state_dict(PackedModelFile.Load(weights));
        learner.Deployed.eval();
        return learner.Deployed;
    }
}
