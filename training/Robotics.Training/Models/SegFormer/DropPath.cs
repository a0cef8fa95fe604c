using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// While training, leaves out the whole branch of a picture with a probability and scales the others up (stochastic depth).
/// </summary>
public sealed class DropPath(double probability) : Module<Tensor, Tensor>(nameof(DropPath))
{
    public override Tensor forward(Tensor input)
    {
        if (!training || probability == 0)
        {
            return input;
        }

        double keep = 1 - probability;
        long[] shape = [input.shape[0], .. Enumerable.Repeat(1L, (int)input.ndim - 1)];
        return input * (rand(shape, input.dtype, input.device) + keep).floor() / keep;
    }
}
