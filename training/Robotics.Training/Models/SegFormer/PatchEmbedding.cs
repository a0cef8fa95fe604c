using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// Overlapping patches: a strided convolution, normalised over the channels. (N, C, H, W) to (N, Channels, H / s, W / s).
/// </summary>
public sealed class PatchEmbedding : Module<Tensor, Tensor>
{
    public readonly Conv2d proj;
    public readonly LayerNorm layer_norm;

    public PatchEmbedding(int inChannels, int channels, int patch, int stride, LayerNormStyle style)
        : base(nameof(PatchEmbedding))
    {
        proj = Conv2d(inChannels, channels, patch, stride: stride, padding: patch / 2);
        layer_norm = LayerNorm(channels, style.Reduction);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor image = proj.call(input);
        return Tokens.ToImage(layer_norm.call(Tokens.OfImage(image)), image);
    }
}
