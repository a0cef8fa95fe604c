using Robotics.Training.Data.Loading;
using Robotics.Training.Distillation;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>
/// Trains what a method needs before its student begins. The student does not change, so it sees as many images as any other.
/// </summary>
internal sealed class Preparation(RunSpec spec, RunData data, Device device)
{
    public void Run(Learner learner)
    {
        long steps = (long)Math.Round(learner.PreparationShare * spec.Training.Steps);
        if (steps == 0 || learner.PreparationLoss is not { } loss)
        {
            return;
        }

        Parameter[] parameters = [.. learner.Companion!.parameters()];
        using optim.Optimizer optimizer = spec.Training.CreateOptimizer(parameters);
        using var loader = new BatchLoader(data.Training, data.Loading(spec.Training.Batch, spec.Seed), 0, steps);
        for (long step = 0; step < steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            optimizer.zero_grad();
            loss(StepInput.Of(loader.Next(), device, epoch: 0, progress: 0)).backward();
            optimizer.step();
        }

        optimizer.zero_grad();
    }
}
