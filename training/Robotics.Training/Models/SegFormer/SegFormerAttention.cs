using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>Attention and the linear layer behind it: (N, Channels, H, W) is kept.</summary>
public sealed class SegFormerAttention : Module<Tensor, Tensor>
{
    public readonly EfficientSelfAttention self;
    public readonly SelfOutput output;

    public SegFormerAttention(int channels, int heads, int reduction, LayerNormStyle style)
        : base(nameof(SegFormerAttention))
    {
        self = new EfficientSelfAttention(channels, heads, reduction, style);
        output = new SelfOutput(channels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => output.call(self.call(input));

    /// <summary>A linear layer on every pixel.</summary>
    public sealed class SelfOutput : Module<Tensor, Tensor>
    {
        public readonly Linear dense;

        public SelfOutput(int channels)
            : base(nameof(SelfOutput))
        {
            dense = Linear(channels, channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => Tokens.ToImage(dense.call(Tokens.OfImage(input)), input);
    }
}
