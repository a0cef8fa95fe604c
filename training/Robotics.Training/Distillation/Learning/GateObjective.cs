using Robotics.Training.Distillation.Online;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>Branches on a common trunk under a gate (ONE).</summary>
public sealed class GateObjective(GateEnsemble ensemble, OnTheFlyEnsembleOptions options, LabelLoss labelLoss) : IObjective
{
    public Tensor Loss(StepInput input) =>
        OnTheFlyEnsemble.Loss(ensemble.Predict(input.Images), input.Labels, options, labelLoss, input.Epoch).Total;

    public void Dispose() => labelLoss.Dispose();
}
