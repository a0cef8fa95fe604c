using Robotics.Training.Distillation;
using TorchSharp.Extensions;

namespace Robotics.Training.Experiments;

/// <summary>The weights of every network that came out of a run, each in a file of its own: what a later run may have as a teacher.</summary>
internal sealed class WeightsFiles(string folder)
{
    public void Write(Learner learner)
    {
        SafeTensors.Save(Path.Combine(folder, ExperimentRun.WeightsName), learner.Deployed.state_dict());
        foreach ((string name, var network) in learner.Others)
        {
            SafeTensors.Save(Path.Combine(folder, $"weights-{name.Replace(' ', '-')}.safetensors"), network.state_dict());
        }
    }
}
