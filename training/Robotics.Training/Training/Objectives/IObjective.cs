using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>What a run minimises. It knows the networks that it trains; the trainer knows their parameters.</summary>
public interface IObjective : IDisposable
{
    /// <summary>The loss of a batch, a mean over samples, to be differentiated.</summary>
    Tensor Loss(StepInput input);

    /// <summary>Is told that the gradients are there, before they are clipped and used.</summary>
    void AfterBackward()
    {
    }

    /// <summary>Is told that the parameters have changed, with the number of steps done.</summary>
    void AfterStep(long steps)
    {
    }
}
