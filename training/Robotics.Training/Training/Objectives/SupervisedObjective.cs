using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>Cross-entropy with the labels and nothing else: of pictures, or of pixels where the labels are masks.</summary>
public sealed class SupervisedObjective(Module<Tensor, Tensor> model, LabelLoss loss) : IObjective
{
    public Tensor Loss(StepInput input) => loss.Compute(model.call(input.Images), input.Labels);

    public void Dispose() => loss.Dispose();
}
