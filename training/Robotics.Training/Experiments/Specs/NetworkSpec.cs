using Robotics.Training.Models;

namespace Robotics.Training.Experiments;

/// <summary>A network of the registry.</summary>
public sealed record NetworkSpec
{
    /// <summary>Registry name.</summary>
    public required string Model { get; init; }

    /// <summary>What its numbers of channels are multiplied by.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Builds it with random weights.</summary>
    /// <exception cref="ExperimentException">There is no such network, or it is for the other task.</exception>
    public FeatureModel Create(ModelTask task, int classes)
    {
        if (ModelRegistry.Find(Model) is not { } entry || entry.Task != task)
        {
            throw new ExperimentException(
                $"There is no {task.ToString().ToLowerInvariant()} network \"{Model}\"; ./robotics models lists all.");
        }

        return entry.Create(classes, Width);
    }

    public override string ToString() => Width == 1 ? Model : $"{Model} x{Width}";
}
