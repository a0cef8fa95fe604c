using TorchSharp.Modules;

namespace Robotics.Training.Models;

/// <summary>A network that can tell the norm in front of the ReLU behind each stage.</summary>
public interface IStageNorms
{
    /// <summary>One a stage, shallow to deep.</summary>
    IReadOnlyList<BatchNorm2d> StageNorms { get; }
}
