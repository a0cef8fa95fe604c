using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>Layers that the networks for small pictures share, and their published initial weights.</summary>
internal static class Layers
{
    /// <summary>A convolution without bias that keeps the size but for its stride.</summary>
    public static Conv2d Conv(int inChannels, int outChannels, int kernel, int stride = 1, int groups = 1) =>
        Conv2d(inChannels, outChannels, kernel, stride: stride, padding: kernel / 2, groups: groups, bias: false);

    /// <summary>1x1 convolution and norm, on the way around a block that changes the shape.</summary>
    public static Sequential Projection(int inChannels, int outChannels, int stride) =>
        Sequential(Conv(inChannels, outChannels, 1, stride), BatchNorm2d(outChannels));

    /// <summary>Blocks in a row: the first has the stride and the change of channels.</summary>
    public static Sequential Stage(int blocks, Func<int, Module<Tensor, Tensor>> block) =>
        Sequential(Enumerable.Range(0, blocks).Select(block));

    /// <summary>The values of stages in a row.</summary>
    public static Tensor[] Stages(Tensor input, params IReadOnlyList<Module<Tensor, Tensor>> stages)
    {
        var maps = new Tensor[stages.Count];
        for (int i = 0; i < maps.Length; i++)
        {
            maps[i] = stages[i].call(i == 0 ? input : maps[i - 1]);
        }

        return maps;
    }

    /// <summary>The mean over the image: (N, C, h, w) to (N, C).</summary>
    public static Tensor Pool(Tensor image) => functional.adaptive_avg_pool2d(image, 1).flatten(1);

    /// <summary>He's normal distribution over the outputs for convolutions; where given, a deviation for linear layers.</summary>
    public static void Initialise(Module model, double? linearDeviation = null)
    {
        foreach (Module module in model.modules())
        {
            if (module is Conv2d conv)
            {
                init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                Zero(conv.bias);
            }
            else if (module is Linear linear && linearDeviation is { } deviation)
            {
                init.normal_(linear.weight, 0, deviation);
                Zero(linear.bias);
            }
        }
    }

    private static void Zero(Parameter? bias)
    {
        if (bias is not null)
        {
            init.zeros_(bias);
        }
    }
}
