using Robotics.Training.Distillation;
using Robotics.Training.Export;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Files;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Experiments;

/// <summary>
/// Writes a network that a run trained as a file of its own: the deployed one, or another that came out of it, such as a student of an
/// ensemble.
/// </summary>
/// <param name="folder">Folder of a finished run.</param>
public sealed class RunExport(string folder)
{
    /// <summary>Exports one network as ONNX and compares ONNX Runtime's logits with libtorch's.</summary>
    /// <param name="network">Name of one of the run's further networks; null for the deployed one.</param>
    /// <param name="path">The file to write.</param>
    /// <exception cref="ExperimentException">The run is not finished or has no such network.</exception>
    /// <exception cref="ExportException">The network cannot be expressed in ONNX, or the runtimes disagree.</exception>
    public ExportReport WriteModel(string? network, string path)
    {
        RunSpec spec = ReadSpec();
        using DisposeScope scope = NewDisposeScope();
        RunData data = RunData.Open(spec.Data);
        using Learner learner = new LearnerFactory(spec, data, CPU, threads: 1).Create();
        Module<Tensor, Tensor> model = Load(learner, network);
        string architecture = Architecture(spec, learner, network);
        return data.Task == ModelTask.Segmentation
            ? ModelExport.Write(model, RunManifest.Of(NameOf(path), architecture, model, data), path)
            : ClassifierExport.Write(
                TrainedNetwork.WithoutBranches(model), architecture, data.Training.ClassNames, RunManifest.Input(data), path);
    }

    /// <summary>Writes the deployed network as weights of the registry's network that it is, for the verbs that take such.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="ExperimentException">The run is not finished, does not segment, or its network is none of the registry.</exception>
    public void WriteWeights(string path)
    {
        RunSpec spec = ReadSpec();
        using DisposeScope scope = NewDisposeScope();
        RunData data = RunData.Open(spec.Data);
        using Learner learner = new LearnerFactory(spec, data, CPU, threads: 1).Create();
        Load(learner, null);
        FeatureModel? model = learner.Deployed is ReusedHeadNetwork reused ? reused.Merge() : learner.Deployed;
        if (model is null || spec.Student.Width != 1)
        {
            throw new ExperimentException($"{Architecture(spec, learner, null)} is no network of the registry; export it as ONNX.");
        }

        ModelFile.Write(path, model, RunManifest.Of(NameOf(path), spec.Student.Model, model, data));
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private Module<Tensor, Tensor> Load(Learner learner, string? network)
    {
        Module<Tensor, Tensor> model = Choose(learner, network);
        model.load_state_dict(PackedModelFile.Load(Path.Combine(folder, WeightsFiles.NameOf(network))));
        return model;
    }

    private RunSpec ReadSpec() => RunResult.Read(folder) is { Diverged: false }
        ? RunSpec.FromJson(File.ReadAllText(Path.Combine(folder, ExperimentRun.SpecName)))
        : throw new ExperimentException(
            $"{folder} holds no finished run; a run's folder has {RunResult.FileName} and {ExperimentRun.WeightsName}.");

    private Module<Tensor, Tensor> Choose(Learner learner, string? network) => network is null
        ? learner.Deployed
        : learner.Others.FirstOrDefault(other => other.Name == network).Model ?? throw new ExperimentException(
            $"The run {folder} has no network \"{network}\"; it has "
            + $"{string.Join(", ", learner.Others.Select(other => other.Name).Prepend("the deployed one"))}.");

    private static string Architecture(RunSpec spec, Learner learner, string? network) =>
        (learner.Deployed is ReusedHeadNetwork ? $"{spec.Student} with the head of {spec.Teachers[0].Network}" : $"{spec.Student}")
        + (network is null ? string.Empty : $", {network}");
}
