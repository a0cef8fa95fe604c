using Robotics.Training.Distillation.Online;

namespace Robotics.Training.Experiments;

/// <summary>Options of the method online-ensemble in experiments.</summary>
public sealed record EnsembleOptions
{
    /// <summary>Students on the common block, of falling width.</summary>
    public int Students { get; init; } = 3;

    /// <summary>Weights and temperature.</summary>
    public OnlineEnsembleOptions Loss { get; init; } = new();
}
