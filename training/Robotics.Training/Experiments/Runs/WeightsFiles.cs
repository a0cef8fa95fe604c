using Robotics.Training.Distillation;
using TorchSharp.Extensions;

namespace Robotics.Training.Experiments;

/// <summary>The weights of every network that came out of a run, each in a file of its own: what a later run may have as a teacher.</summary>
internal sealed class WeightsFiles(string folder)
{
    /// <summary>Name of the file of one of a run's further networks; null for the deployed one.</summary>
    public static string NameOf(string? network) =>
        network is null ? ExperimentRun.WeightsName : $"weights-{network.Replace(' ', '-')}.safetensors";

    public void Write(Learner learner)
    {
        SafeTensors.Save(Path.Combine(folder, NameOf(null)), learner.Deployed.state_dict());
        foreach ((string name, var network) in learner.Others)
        {
            SafeTensors.Save(Path.Combine(folder, NameOf(name)), network.state_dict());
        }
    }
}
