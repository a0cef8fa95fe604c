using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Two 3x3 convolutions; only the first has an activation.</summary>
public sealed class ResBlock : Module<Tensor, Tensor>
{
    public readonly ConvLayer conv1;
    public readonly ConvLayer conv2;

    public ResBlock(int channels, Activation activation)
        : base(nameof(ResBlock))
    {
        conv1 = new ConvLayer(channels, channels, activation: activation);
        conv2 = new ConvLayer(channels, channels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => conv2.call(conv1.call(input));
}
