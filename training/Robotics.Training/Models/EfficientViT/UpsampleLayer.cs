using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Bicubic enlargement by a whole factor, half-pixel centres (align_corners = false).</summary>
public sealed class UpsampleLayer : Module<Tensor, Tensor>
{
    private readonly MatrixResize resize;

    public UpsampleLayer(int factor)
        : base(nameof(UpsampleLayer))
    {
        Factor = factor;
        resize = new MatrixResize(factor, InterpolationMode.Bicubic);
        RegisterComponents();
    }

    public int Factor { get; }

    public override Tensor forward(Tensor input) => resize.call(input);
}
