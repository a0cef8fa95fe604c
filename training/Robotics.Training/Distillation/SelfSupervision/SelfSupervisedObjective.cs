using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>
/// Labels on the pictures as they are, pretexts on the same pictures turned by random quarters: how EfficientKD's teacher is
/// strengthened. Pictures that are not square are cut to their middle square before they are turned.
/// </summary>
public sealed class SelfSupervisedObjective(FeatureModel network, PretextBranches branches, double weight, LabelLoss labelLoss) : IObjective
{
    public Tensor Loss(StepInput input)
    {
        Tensor supervised = labelLoss.Compute(network.call(input.Images), input.Labels);
        Tensor square = MiddleSquare(input.Images);
        long samples = square.shape[0];
        Tensor turns = randint(Rotations.Count, [samples], dtype: int64, device: square.device);
        Tensor chosen = arange(samples, dtype: int64, device: square.device) * Rotations.Count + turns;
        FeatureTaps maps = network.Features(Rotations.Of(square).index_select(0, chosen));
        return supervised + branches.Loss(maps, turns, input.Labels) * weight;
    }

    public void Dispose() => labelLoss.Dispose();

    private static Tensor MiddleSquare(Tensor images)
    {
        long height = images.shape[2], width = images.shape[3], side = Math.Min(height, width);
        return images.narrow(2, (height - side) / 2, side).narrow(3, (width - side) / 2, side);
    }
}
