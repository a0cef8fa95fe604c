using static TorchSharp.torch;

namespace Robotics.Training.Quantization.Learning;

/// <summary>Minimises another objective with the weights rounded.</summary>
internal sealed class QuantizedObjective(IObjective inner, LearnedStepWeights weights) : IObjective
{
    public Tensor Loss(StepInput input) => inner.Loss(input);

    public void AfterBackward()
    {
        inner.AfterBackward();
        weights.TakeGradients();
    }

    public void AfterStep(long steps)
    {
        inner.AfterStep(steps);
        weights.Write();
    }

    public void Dispose() => inner.Dispose();
}
