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
        RunSpec spec = ReadSpec(network);
        using DisposeScope scope = NewDisposeScope();
        RunData data = RunData.Open(spec.Data);
        if (network is null)
        {
            using FeatureModel deployed = TrainedNetwork.Load(spec, data, WeightsOf(null));
            return Write(deployed, Architecture(spec, deployed), data, path);
        }

        using Learner learner = new LearnerFactory(spec, data, CPU, threads: 1).Create();
        Module<Tensor, Tensor> model = learner.Others.First(other => other.Name == network).Model;
        model.load_state_dict(PackedModelFile.Load(WeightsOf(network)));
        return Write(model, $"{spec.Student}, {network}", data, path);
    }

    /// <summary>Writes the deployed network as weights of the registry's network that it is, for the verbs that take such.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="ExperimentException">The run is not finished, does not segment, or its network is none of the registry.</exception>
    public void WriteWeights(string path)
    {
        RunSpec spec = ReadSpec(null);
        using DisposeScope scope = NewDisposeScope();
        RunData data = RunData.Open(spec.Data);
        using FeatureModel deployed = TrainedNetwork.Load(spec, data, WeightsOf(null));
        FeatureModel? model = deployed is ReusedHeadNetwork reused ? reused.Merge() : deployed;
        if (model is null || spec.Student.Width != 1)
        {
            throw new ExperimentException($"{Architecture(spec, deployed)} is no network of the registry; export it as ONNX.");
        }

        ModelFile.Write(path, model, RunManifest.Of(NameOf(path), spec.Student.Model, model, data));
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static ExportReport Write(Module<Tensor, Tensor> model, string architecture, RunData data, string path) =>
        data.Task == ModelTask.Segmentation
            ? ModelExport.Write(model, RunManifest.Of(NameOf(path), architecture, model, data), path)
            : ClassifierExport.Write(
                TrainedNetwork.WithoutBranches(model), architecture, data.Training.ClassNames, RunManifest.Input(data), path);

    private static string Architecture(RunSpec spec, FeatureModel deployed) =>
        deployed is ReusedHeadNetwork ? $"{spec.Student} with the head of {spec.Teachers[0].Network}" : $"{spec.Student}";

    private string WeightsOf(string? network) => Path.Combine(folder, WeightsFiles.NameOf(network));

    private RunSpec ReadSpec(string? network)
    {
        if (RunResult.Read(folder) is not { Diverged: false } result)
        {
            throw new ExperimentException(
                $"{folder} holds no finished run; a run's folder has {RunResult.FileName} and {ExperimentRun.WeightsName}.");
        }

        string[] others = [.. result.Networks.Skip(1).Select(other => other.Name)];
        return network is null || others.Contains(network)
            ? RunSpec.FromJson(File.ReadAllText(Path.Combine(folder, ExperimentRun.SpecName)))
            : throw new ExperimentException(
                $"The run {folder} has no network \"{network}\"; it has {string.Join(", ", others.Prepend("the deployed one"))}.");
    }
}
