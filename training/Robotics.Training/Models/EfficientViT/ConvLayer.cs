using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// Convolution with "same" padding for an odd kernel, then batch normalisation and a non-linearity where asked for:
/// (N, InChannels, H, W) to (N, OutChannels, ceil(H / Stride), ceil(W / Stride)).
/// </summary>
public sealed class ConvLayer : Module<Tensor, Tensor>
{
    public readonly Conv2d conv;
    public readonly BatchNorm2d? norm;
    public readonly Module<Tensor, Tensor>? act;

    public ConvLayer(
        int inChannels,
        int outChannels,
        int kernelSize = 3,
        int stride = 1,
        int groups = 1,
        bool bias = false,
        bool norm = true,
        Activation activation = Activation.None)
        : base(nameof(ConvLayer))
    {
        InChannels = inChannels;
        OutChannels = outChannels;
        KernelSize = kernelSize;
        Stride = stride;
        Groups = groups;
        Activation = activation;

        conv = Conv2d(inChannels, outChannels, kernelSize, stride: stride, padding: kernelSize / 2, groups: groups, bias: bias);
        if (norm)
        {
            this.norm = BatchNorm2d(outChannels);
        }

        act = Activations.Create(activation);
        RegisterComponents();
    }

    public int InChannels { get; }

    public int OutChannels { get; }

    public int KernelSize { get; }

    public int Stride { get; }

    public int Groups { get; }

    public Activation Activation { get; }

    public override Tensor forward(Tensor input)
    {
        Tensor x = conv.call(input);
        if (norm is not null)
        {
            x = norm.call(x);
        }

        return act is null ? x : act.call(x);
    }
}
