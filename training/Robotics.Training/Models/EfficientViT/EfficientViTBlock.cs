using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Global context by <see cref="LiteMLA"/>, then local detail by <see cref="MBConv"/>, each with a shortcut.</summary>
public sealed class EfficientViTBlock : Module<Tensor, Tensor>
{
    public readonly ResidualBlock context_module;
    public readonly ResidualBlock local_module;

    public EfficientViTBlock(int channels, int headDimension, int expandRatio, Activation activation)
        : base(nameof(EfficientViTBlock))
    {
        context_module = new ResidualBlock(new LiteMLA(channels, headDimension), hasShortcut: true);
        local_module = new ResidualBlock(
            new MBConv(channels, channels, stride: 1, expandRatio, activation, fewerNorm: true), hasShortcut: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => local_module.call(context_module.call(input));
}
