using Robotics.Training.Distillation;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Files;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Loads the teachers of a recipe.</summary>
internal static class TeacherFactory
{
    /// <summary>The teacher, or the mean of several.</summary>
    public static ITeacher Create(IReadOnlyList<TeacherSpec> specs, RunData data, Device device, int threads)
    {
        if (specs.Count == 0)
        {
            throw new ExperimentException("The method learns from a teacher; name one in teacher.");
        }

        ITeacher[] teachers = [.. specs.Select(spec => Create(spec, data, device, threads))];
        return teachers.Length == 1 ? teachers[0] : new AveragedTeacher(teachers);
    }

    /// <summary>The trained network of a teacher that is one of the registry.</summary>
    public static FeatureModel Load(TeacherSpec spec, RunData data)
    {
        if (spec.Network is null || spec.Weights is null)
        {
            throw new ExperimentException($"The teacher {spec.Name} has no network of the registry with weights.");
        }

        FeatureModel network = spec.Network.Create(data.Task, data.Classes);
        using DisposeScope scope = NewDisposeScope();
        try
        {
            network.load_state_dict(PackedModelFile.Load(spec.Weights));
        }
        catch (Exception e) when (e is InvalidOperationException or FileNotFoundException)
        {
            throw new ExperimentException(
                $"The weights {spec.Weights} of the teacher {spec.Name} are not those of {spec.Network}: {e.Message}", e);
        }

        return network;
    }

    private static ITeacher Create(TeacherSpec spec, RunData data, Device device, int threads)
    {
        if (spec.Onnx is not null)
        {
            return new OnnxTeacher(spec.Onnx, threads);
        }

        FeatureModel network = Load(spec, data);
        network.to(device).to(memory_format.channels_last);
        return new NetworkTeacher(spec.Name, network);
    }
}
