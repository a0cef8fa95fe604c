using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>Networks that learn, and what they minimise. It owns everything that it names.</summary>
/// <param name="Deployed">The network that the robot gets.</param>
/// <param name="Objective">What is minimised.</param>
public sealed record Learner(FeatureModel Deployed, IObjective Objective) : IDisposable
{
    /// <summary>What is trained with <see cref="Deployed"/>: connectors, peers, memories.</summary>
    public Module? Companion { get; init; }

    /// <summary>Further networks that come out of the run, by name.</summary>
    public IReadOnlyList<(string Name, Module<Tensor, Tensor> Model)> Others { get; init; } = [];

    /// <summary>Share of the steps for which <see cref="PreparationLoss"/> is minimised beforehand.</summary>
    public double PreparationShare { get; init; }

    /// <summary>The loss of parts of <see cref="Companion"/> that learn before everything else.</summary>
    public Func<StepInput, Tensor>? PreparationLoss { get; init; }

    /// <summary>The learning rate's course where the way of learning asks for one, from its peak.</summary>
    public Func<double, long, ILearningRateSchedule>? Schedule { get; init; }

    /// <summary>Moves every network to a device, the deployed one with the layout that its convolutions like.</summary>
    public void MoveTo(Device device)
    {
        Deployed.to(device).to(memory_format.channels_last);
        Companion?.to(device);
        foreach ((_, Module<Tensor, Tensor> model) in Others)
        {
            model.to(device);
        }
    }

    public void Dispose()
    {
        Objective.Dispose();
        foreach ((_, Module<Tensor, Tensor> model) in Others)
        {
            model.Dispose();
        }

        Companion?.Dispose();
        Deployed.Dispose();
    }
}
