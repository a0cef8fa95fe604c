using Robotics.Training.Distillation;
using Robotics.Training.Models;
using Robotics.Vision;
using TorchSharp.Extensions;

namespace Robotics.Training.Experiments;

/// <summary>
/// The weights of every network that came out of a run, each in a file of its own: what a later run may have as a teacher. Those of a
/// registry's segmentation network describe themselves, so that export, quantize and eval take them as they are.
/// </summary>
internal sealed class WeightsFiles(string folder, RunSpec spec, RunData data)
{
    /// <summary>Name of the file of one of a run's further networks; null for the deployed one.</summary>
    public static string NameOf(string? network) =>
        network is null ? ExperimentRun.WeightsName : $"weights-{network.Replace(' ', '-')}.safetensors";

    /// <param name="learner">The networks.</param>
    /// <param name="validation">The metric of the deployed one on the validation set.</param>
    public void Write(Learner learner, double validation)
    {
        string path = Path.Combine(folder, NameOf(null));
        if (data.Task == ModelTask.Segmentation && spec.Student.Width == 1 && learner.Deployed is not ReusedHeadNetwork)
        {
            ModelFile.Write(path, learner.Deployed, Describe(learner.Deployed, validation));
        }
        else
        {
            SafeTensors.Save(path, learner.Deployed.state_dict());
        }

        foreach ((string name, var network) in learner.Others)
        {
            SafeTensors.Save(Path.Combine(folder, NameOf(name)), network.state_dict());
        }
    }

    private ModelManifest Describe(FeatureModel network, double validation)
    {
        string model = spec.Student.Model;
        return RunManifest.Of($"{model}-{data.Training.Name}-{spec.Method}", model, network, data) with
        {
            Training = new ManifestTraining(spec.ComputeHash(), data.Training.Name, validation, spec.Training.Steps, (long)spec.Seed),
        };
    }
}
