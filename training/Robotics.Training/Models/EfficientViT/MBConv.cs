using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// Inverted bottleneck: 1x1 expansion, 3x3 depthwise (with the stride), 1x1 projection. With <c>fewerNorm</c> the first two
/// convolutions carry a bias in place of batch normalisation, as the attention stages do.
/// </summary>
public sealed class MBConv : Module<Tensor, Tensor>
{
    public readonly ConvLayer inverted_conv;
    public readonly ConvLayer depth_conv;
    public readonly ConvLayer point_conv;

    public MBConv(int inChannels, int outChannels, int stride, int expandRatio, Activation activation, bool fewerNorm = false)
        : base(nameof(MBConv))
    {
        int middle = inChannels * expandRatio;
        inverted_conv = new ConvLayer(
            inChannels, middle, kernelSize: 1, bias: fewerNorm, norm: !fewerNorm, activation: activation);
        depth_conv = new ConvLayer(
            middle, middle, stride: stride, groups: middle, bias: fewerNorm, norm: !fewerNorm, activation: activation);
        point_conv = new ConvLayer(middle, outChannels, kernelSize: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => point_conv.call(depth_conv.call(inverted_conv.call(input)));
}
