using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>1x1, 3x3 (with stride and groups) and 1x1 convolution with a shortcut, and ReLU behind their sum.</summary>
internal sealed class Bottleneck : Module<Tensor, Tensor>, IPreactivation
{
    /// <summary>Channels of the result per channel of the stage.</summary>
    public const int Expansion = 4;

    public readonly Conv2d conv1;
    public readonly BatchNorm2d bn1;
    public readonly Conv2d conv2;
    public readonly BatchNorm2d bn2;
    public readonly Conv2d conv3;
    public readonly BatchNorm2d bn3;
    public readonly Sequential? downsample;
    public readonly Sequential? shortcut;

    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="channels">Channels of the stage.</param>
    /// <param name="width">Channels within the block.</param>
    /// <param name="groups">Groups of the 3x3 convolution.</param>
    /// <param name="stride">Stride of the 3x3 convolution.</param>
    /// <param name="key">Where the shortcut's projection is kept.</param>
    public Bottleneck(int inChannels, int channels, int width, int groups, int stride, ShortcutKey key)
        : base(nameof(Bottleneck))
    {
        conv1 = Layers.Conv(inChannels, width, 1);
        bn1 = BatchNorm2d(width);
        conv2 = Layers.Conv(width, width, 3, stride, groups);
        bn2 = BatchNorm2d(width);
        conv3 = Layers.Conv(width, channels * Expansion, 1);
        bn3 = BatchNorm2d(channels * Expansion);
        Sequential? projection = stride != 1 || inChannels != channels * Expansion
            ? Layers.Projection(inChannels, channels * Expansion, stride)
            : null;
        downsample = key == ShortcutKey.Downsample ? projection : null;
        shortcut = key == ShortcutKey.Shortcut ? projection : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => Activate(Preactivation(input));

    public Tensor Preactivation(Tensor input)
    {
        Tensor x = bn2.call(conv2.call(bn1.call(conv1.call(input)).relu())).relu();
        return bn3.call(conv3.call(x)) + ((downsample ?? shortcut)?.call(input) ?? input);
    }

    public Tensor Activate(Tensor preactivation) => preactivation.relu();
}
