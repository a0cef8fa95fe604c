using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Depthwise separable convolution: 3x3 depthwise with activation, then 1x1 without.</summary>
public sealed class DSConv : Module<Tensor, Tensor>
{
    public readonly ConvLayer depth_conv;
    public readonly ConvLayer point_conv;

    public DSConv(int inChannels, int outChannels, int stride, Activation activation)
        : base(nameof(DSConv))
    {
        depth_conv = new ConvLayer(inChannels, inChannels, stride: stride, groups: inChannels, activation: activation);
        point_conv = new ConvLayer(inChannels, outChannels, kernelSize: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => point_conv.call(depth_conv.call(input));
}
