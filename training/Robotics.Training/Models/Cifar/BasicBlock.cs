using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>Two 3x3 convolutions with a shortcut, and ReLU behind their sum.</summary>
internal sealed class BasicBlock : Module<Tensor, Tensor>, IPreactivation
{
    public readonly Conv2d conv1;
    public readonly BatchNorm2d bn1;
    public readonly Conv2d conv2;
    public readonly BatchNorm2d bn2;
    public readonly Sequential? downsample;
    public readonly Sequential? shortcut;

    public BasicBlock(int inChannels, int channels, int stride, ShortcutKey key)
        : base(nameof(BasicBlock))
    {
        conv1 = Layers.Conv(inChannels, channels, 3, stride);
        bn1 = BatchNorm2d(channels);
        conv2 = Layers.Conv(channels, channels, 3);
        bn2 = BatchNorm2d(channels);
        Sequential? projection = stride != 1 || inChannels != channels ? Layers.Projection(inChannels, channels, stride) : null;
        downsample = key == ShortcutKey.Downsample ? projection : null;
        shortcut = key == ShortcutKey.Shortcut ? projection : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => Activate(Preactivation(input));

    public Tensor Preactivation(Tensor input)
    {
        Tensor x = bn2.call(conv2.call(bn1.call(conv1.call(input)).relu()));
        return x + ((downsample ?? shortcut)?.call(input) ?? input);
    }

    public Tensor Activate(Tensor preactivation) => preactivation.relu();
}
