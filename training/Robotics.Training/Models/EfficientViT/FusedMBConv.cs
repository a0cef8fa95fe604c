using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Fused inverted bottleneck: 3x3 expansion (with the stride), 1x1 projection.</summary>
public sealed class FusedMBConv : Module<Tensor, Tensor>
{
    public readonly ConvLayer spatial_conv;
    public readonly ConvLayer point_conv;

    public FusedMBConv(int inChannels, int outChannels, int stride, int expandRatio, Activation activation)
        : base(nameof(FusedMBConv))
    {
        int middle = inChannels * expandRatio;
        spatial_conv = new ConvLayer(inChannels, middle, stride: stride, activation: activation);
        point_conv = new ConvLayer(middle, outChannels, kernelSize: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => point_conv.call(spatial_conv.call(input));
}
