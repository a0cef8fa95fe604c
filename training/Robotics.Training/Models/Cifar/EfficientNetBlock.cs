using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>Inverted bottleneck with a gate on the channels (squeeze and excitation), and a shortcut where the shape is kept.</summary>
internal sealed class EfficientNetBlock : Module<Tensor, Tensor>
{
    // The gate has a quarter of the block's input channels.
    private const int Squeeze = 4;

    public readonly Sequential block;

    private readonly bool _hasShortcut;

    public EfficientNetBlock(int inChannels, int channels, int expand, int kernel, int stride)
        : base(nameof(EfficientNetBlock))
    {
        int middle = inChannels * expand;
        Module<Tensor, Tensor>[] expansion = expand == 1 ? [] : [EfficientNet.ConvNorm(inChannels, middle, 1)];
        block = Sequential(
        [
            .. expansion,
            EfficientNet.ConvNorm(middle, middle, kernel, stride, groups: middle),
            new ChannelGate(middle, Math.Max(1, inChannels / Squeeze)),
            EfficientNet.ConvNorm(middle, channels, 1, activate: false),
        ]);
        _hasShortcut = stride == 1 && inChannels == channels;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _hasShortcut ? input + block.call(input) : block.call(input);

    /// <summary>Multiplies each channel by a number that follows from the means of all.</summary>
    internal sealed class ChannelGate : Module<Tensor, Tensor>
    {
        public readonly Conv2d fc1;
        public readonly Conv2d fc2;

        public ChannelGate(int channels, int squeezed)
            : base(nameof(ChannelGate))
        {
            fc1 = Conv2d(channels, squeezed, 1);
            fc2 = Conv2d(squeezed, channels, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) =>
            input * fc2.call(functional.silu(fc1.call(functional.adaptive_avg_pool2d(input, 1)))).sigmoid();
    }
}
