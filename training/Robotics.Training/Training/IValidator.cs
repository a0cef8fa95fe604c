using Robotics.Vision;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>Measures a model on a data set.</summary>
public interface IValidator : IDisposable
{
    /// <summary>Counts of true and predicted classes, of pictures or pixels; the model must be in eval mode.</summary>
    ConfusionMatrix Run(Module<Tensor, Tensor> model);
}
