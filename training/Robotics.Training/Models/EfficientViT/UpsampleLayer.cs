using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Bicubic enlargement by a whole factor, half-pixel centres (align_corners = false).</summary>
public sealed class UpsampleLayer : Module<Tensor, Tensor>
{
    public UpsampleLayer(int factor)
        : base(nameof(UpsampleLayer)) => Factor = factor;

    public int Factor { get; }

    public override Tensor forward(Tensor input) =>
        functional.interpolate(input, scale_factor: [Factor, Factor], mode: InterpolationMode.Bicubic, align_corners: false);
}
