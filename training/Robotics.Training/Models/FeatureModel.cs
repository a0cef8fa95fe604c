using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>
/// A network whose feature maps have names, for distillation and verification: normalised RGB (N, 3, H, W) to logits, (N, classes)
/// or (N, classes, h, w). The last feature is the logits themselves.
/// </summary>
public abstract class FeatureModel(string name) : Module<Tensor, Tensor>(name)
{
    /// <summary>The forward pass, with every named feature map.</summary>
    public FeatureTaps Features(Tensor input)
    {
        var taps = new FeatureTaps();
        Run(input, taps);
        return taps;
    }

    public sealed override Tensor forward(Tensor input) => Run(input, new FeatureTaps());

    /// <summary>The forward pass: tells <paramref name="taps"/> each named feature map and returns the logits.</summary>
    protected abstract Tensor Run(Tensor input, FeatureTaps taps);
}
