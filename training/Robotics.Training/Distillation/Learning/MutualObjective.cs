using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>Two networks that learn from the labels and from each other at once (Zhang et al. 2018).</summary>
public sealed class MutualObjective(FeatureModel student, FeatureModel twin, Distiller distiller, LabelLoss labelLoss) : IObjective
{
    public Tensor Loss(StepInput input)
    {
        NetworkOutput one = Output(student, input), other = Output(twin, input);
        return Half(input, one, other) + Half(input, other, one);
    }

    public void Dispose() => labelLoss.Dispose();

    private static NetworkOutput Output(FeatureModel network, StepInput input) =>
        DistillationObjective.AtLabels(NetworkTaps.Output(network, input.Images, FeatureKind.Stages), input.Labels);

    private Tensor Half(StepInput input, NetworkOutput learns, NetworkOutput peer) =>
        distiller.Loss(DistillationObjective.Batch(input, learns, peer, labelLoss)).Total;
}
