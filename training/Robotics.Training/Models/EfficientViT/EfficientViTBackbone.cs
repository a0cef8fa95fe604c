using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// A backbone of either series: normalised RGB (N, 3, H, W), both sides multiples of 32, to five feature maps from stride 2 to
/// stride 32.
/// </summary>
public abstract class EfficientViTBackbone(string name) : Module<Tensor, Tensor[]>(name)
{
    /// <summary>Channels of the image.</summary>
    protected const int InputChannels = 3;

    /// <summary>The five stages in order, with the paths of their keys.</summary>
    public abstract IReadOnlyList<(string Path, OpSequential Stage)> OrderedStages { get; }

    public sealed override Tensor[] forward(Tensor input)
    {
        var features = new Tensor[OrderedStages.Count];
        for (int stage = 0; stage < features.Length; stage++)
        {
            features[stage] = OrderedStages[stage].Stage.call(stage == 0 ? input : features[stage - 1]);
        }

        return features;
    }
}
