using Robotics.Training.Distillation.Methods;
using Robotics.Training.Models.Cifar;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>
/// Labels on the pictures as they are, and label and turn together on all four views for the heads of a network that has them: how the
/// teacher of <c>hsakd</c> is trained.
/// </summary>
public sealed class AuxiliaryObjective(AuxiliaryModel network, LabelLoss labelLoss) : IObjective
{
    public Tensor Loss(StepInput input) => SelfSupervisedAuxiliary.Supervised(
        NetworkTaps.Output(network, Rotations.Of(input.Images), FeatureKind.Stages), input.Labels, labelLoss);

    public void Dispose() => labelLoss.Dispose();
}
