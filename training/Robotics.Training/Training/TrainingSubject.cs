using Robotics.Training.Models;
using Robotics.Vision;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>What a run trains, what it minimises, and how it keeps the weights.</summary>
/// <param name="State">Networks and optimizer; it is disposed with the subject.</param>
/// <param name="Objective">The loss; it is disposed with the subject.</param>
/// <param name="Write">Writes the weights with a manifest to a path.</param>
public sealed record TrainingSubject(TrainingState State, IObjective Objective, Action<string, ModelManifest> Write) : IDisposable
{
    /// <summary>The network of a recipe, by its labels alone; kept is the moving average of its weights.</summary>
    public static TrainingSubject Supervised(TrainingOptions options, int classes, Device device)
    {
        TrainingState state = TrainingState.Create(options, classes, device);
        var objective = new SupervisedObjective(state.Model, new LabelLoss(options.ClassWeights, classes, device, options.Ohem));
        return new TrainingSubject(state, objective, (path, manifest) => ModelFile.Write(path, state.Average, manifest));
    }

    public void Dispose()
    {
        Objective.Dispose();
        State.Dispose();
    }
}
