using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Methods;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Files;
using TorchSharp;
using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Quantization.Learning;

/// <summary>
/// Quantization-aware fine-tuning: a trained network goes on learning with its weights rounded, from the labels and from the softened
/// answers of the network as it was.
/// </summary>
public static class QuantizedSubject
{
    /// <summary>Name of the method in manifests.</summary>
    public const string Method = "lsq";

    /// <param name="options">A recipe with bits and initial weights.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="device">Where to train.</param>
    /// <exception cref="ArgumentException">The recipe has no initial weights, or its bits are out of range.</exception>
    public static TrainingSubject Create(TrainingOptions options, int classes, Device device)
    {
        Require(options);
        manual_seed((long)options.Seed);
        FeatureModel network = Load(options, classes);
        FeatureModel original = Load(options, classes);
        using DisposeScope scope = NewDisposeScope();
        var weights = new LearnedStepWeights(network, options.WeightBits!.Value, zeros([1, 3, options.Crop.Height, options.Crop.Width]));
        foreach (FeatureModel model in (FeatureModel[])[original, network])
        {
            model.to(device).to(memory_format.channels_last);
        }

        weights.to(device);
        network.train();

        optim.Optimizer optimizer = Optimizers.Create(options, weights.Others(network).Concat(weights.Latent), weights.LogSteps);
        var state = new TrainingState(network, optimizer, companion: weights, scaler: TrainingState.ScalerOf(options));
        var objective = new QuantizedObjective(Distillation(network, original, options, classes, device), weights);
        return new TrainingSubject(
            state, objective, (path, manifest) => PackedModelFile.Write(path, network.state_dict(), weights.Results(), manifest));
    }

    /// <exception cref="ArgumentException">The recipe has no initial weights, or its bits are out of range.</exception>
    public static void Require(TrainingOptions options)
    {
        LearnedStepWeights.RequireBits(options.WeightBits ?? 0);
        if (options.Init is null)
        {
            throw new ArgumentException("Weights that are rounded while they are learned start from trained ones; name these with --init.");
        }
    }

    private static FeatureModel Load(TrainingOptions options, int classes)
    {
        ModelEntry entry = ModelRegistry.Get(options.Model);
        FeatureModel network = entry.Create(classes);
        ModelFile.Initialise(options.Init!, network, entry);
        return network;
    }

    private static DistillationObjective Distillation(
        FeatureModel student, FeatureModel original, TrainingOptions options, int classes, Device device)
    {
        var shape = new NetworkShape(classes, []);
        Distiller distiller = KnowledgeDistillation.Method.Create(
            new Pairing(shape, shape), new KnowledgeDistillationOptions { CrossEntropyWeight = 1, Weight = 1, Temperature = 1 });
        var teacher = new NetworkTeacher("fp32", original);
        return new DistillationObjective(
            student, teacher, distiller, FeatureKind.Stages, new LabelLoss(options.ClassWeights, classes, device, options.Ohem));
    }
}
