using Robotics.Training.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>Plain learning that keeps a copy of the network at the end of every cycle of the learning rate (Huang et al. 2017).</summary>
public sealed class SnapshotObjective(
    FeatureModel student, ModuleList<FeatureModel> snapshots, Func<long, long> firstStepOfCycle, LabelLoss labelLoss) : IObjective
{
    public Tensor Loss(StepInput input) => labelLoss.Compute(student.call(input.Images), input.Labels);

    public void AfterStep(long steps)
    {
        for (int cycle = 0; cycle < snapshots.Count; cycle++)
        {
            if (steps == firstStepOfCycle(cycle + 1))
            {
                snapshots[cycle].load_state_dict(student.state_dict());
            }
        }
    }

    public void Dispose() => labelLoss.Dispose();
}
