using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Classification head: 1x1 convolution, mean over the image, two linear layers. (N, C, h, w) to (N, Classes).</summary>
public sealed class ClsHead : Module<Tensor, Tensor>
{
    public readonly ModuleList<Module<Tensor, Tensor>> op_list;

    public ClsHead(EfficientViTSize size, int convWidth, int linearWidth, int classes)
        : base(nameof(ClsHead))
    {
        op_list = ModuleList<Module<Tensor, Tensor>>(
            new ConvLayer(size.Widths[^1], convWidth, kernelSize: 1, activation: size.Activation),
            AdaptiveAvgPool2d(1),
            new LinearLayer(convWidth, linearWidth, bias: false, size.NormEpsilon, size.Activation),
            new LinearLayer(linearWidth, classes));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => op_list.Aggregate(input, (x, operation) => operation.call(x));
}
