using static TorchSharp.torch;

namespace Robotics.Training.Models.Cifar;

/// <summary>Mixes the channels of groups: channel c of group g becomes channel g of group c.</summary>
internal static class ChannelShuffle
{
    public static Tensor Apply(Tensor image, int groups)
    {
        long[] shape = image.shape;
        return image.reshape(shape[0], groups, shape[1] / groups, shape[2], shape[3]).transpose(1, 2).reshape(shape);
    }
}
