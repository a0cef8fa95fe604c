using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// Feed-forward part of a block: linear expansion, 3x3 depthwise convolution (which tells pixels where they are), GELU, linear
/// projection. (N, Channels, H, W) is kept.
/// </summary>
public sealed class MixFfn : Module<Tensor, Tensor>
{
    /// <summary>Expansion within.</summary>
    public const int ExpandRatio = 4;

    public readonly Linear dense1;
    public readonly DepthwiseConv dwconv;
    public readonly Linear dense2;

    public MixFfn(int channels)
        : base(nameof(MixFfn))
    {
        dense1 = Linear(channels, channels * ExpandRatio);
        dwconv = new DepthwiseConv(channels * ExpandRatio);
        dense2 = Linear(channels * ExpandRatio, channels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor wide = dwconv.call(Tokens.ToImage(dense1.call(Tokens.OfImage(input)), input));
        return Tokens.ToImage(dense2.call(Tokens.OfImage(functional.gelu(wide))), input);
    }

    /// <summary>One 3x3 convolution a channel.</summary>
    public sealed class DepthwiseConv : Module<Tensor, Tensor>
    {
        public readonly Conv2d dwconv;

        public DepthwiseConv(int channels)
            : base(nameof(DepthwiseConv))
        {
            dwconv = Conv2d(channels, channels, 3, padding: 1, groups: channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => dwconv.call(input);
    }
}
