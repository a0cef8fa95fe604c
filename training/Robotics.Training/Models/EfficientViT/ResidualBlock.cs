using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>A main branch, with an identity shortcut added where <see cref="HasShortcut"/> is set.</summary>
public sealed class ResidualBlock : Module<Tensor, Tensor>
{
    public readonly Module<Tensor, Tensor> main;

    public ResidualBlock(Module<Tensor, Tensor> main, bool hasShortcut)
        : base(nameof(ResidualBlock))
    {
        this.main = main;
        HasShortcut = hasShortcut;
        RegisterComponents();
    }

    public bool HasShortcut { get; }

    public override Tensor forward(Tensor input)
    {
        Tensor x = main.call(input);
        return HasShortcut ? x + input : x;
    }
}
