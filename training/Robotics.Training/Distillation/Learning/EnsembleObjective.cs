using Robotics.Training.Distillation.Online;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>Students of falling width on a common block.</summary>
public sealed class EnsembleObjective(OnlineEnsemble ensemble, LabelLoss labelLoss) : IObjective
{
    public Tensor Loss(StepInput input) => ensemble.Loss(ensemble.Predict(input.Images), input.Labels, labelLoss).Total;

    public void Dispose() => labelLoss.Dispose();
}
