using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>One block: attention and feed-forward part, each behind a norm and with a shortcut. (N, Channels, H, W) is kept.</summary>
public sealed class SegFormerLayer : Module<Tensor, Tensor>
{
    public readonly LayerNorm layer_norm_1;
    public readonly SegFormerAttention attention;
    public readonly DropPath drop_path;
    public readonly LayerNorm layer_norm_2;
    public readonly MixFfn mlp;

    public SegFormerLayer(int channels, int heads, int reduction, double dropPath, LayerNormStyle style)
        : base(nameof(SegFormerLayer))
    {
        layer_norm_1 = LayerNorm(channels, style.Block);
        attention = new SegFormerAttention(channels, heads, reduction, style);
        drop_path = new DropPath(dropPath);
        layer_norm_2 = LayerNorm(channels, style.Block);
        mlp = new MixFfn(channels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = input + drop_path.call(attention.call(Normalise(layer_norm_1, input)));
        return x + drop_path.call(mlp.call(Normalise(layer_norm_2, x)));
    }

    private static Tensor Normalise(LayerNorm norm, Tensor image) => Tokens.ToImage(norm.call(Tokens.OfImage(image)), image);
}
