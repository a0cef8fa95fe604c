using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// Attention of all pixels to a shrunk image: (N, Channels, H, W) is kept. The reduction is a convolution whose kernel is its stride.
/// </summary>
public sealed class EfficientSelfAttention : Module<Tensor, Tensor>, ICountsProducts
{
    public readonly Linear query;
    public readonly Linear key;
    public readonly Linear value;
    public readonly Conv2d? sr;
    public readonly LayerNorm? layer_norm;

    public EfficientSelfAttention(int channels, int heads, int reduction, LayerNormStyle style)
        : base(nameof(EfficientSelfAttention))
    {
        (Channels, Heads, Reduction) = (channels, heads, reduction);
        query = Linear(channels, channels);
        key = Linear(channels, channels);
        value = Linear(channels, channels);
        if (reduction > 1)
        {
            sr = Conv2d(channels, channels, reduction, stride: reduction);
            layer_norm = LayerNorm(channels, style.Reduction);
        }

        RegisterComponents();
    }

    public int Channels { get; }

    public int Heads { get; }

    /// <summary>Factor by which each side of keys and values is shrunk.</summary>
    public int Reduction { get; }

    public override Tensor forward(Tensor input)
    {
        Tensor tokens = Tokens.OfImage(input);
        Tensor reduced = sr is null ? tokens : layer_norm!.call(Tokens.OfImage(sr.call(input)));
        Tensor queries = SplitHeads(query.call(tokens));
        Tensor keys = SplitHeads(key.call(reduced));
        Tensor values = SplitHeads(value.call(reduced));
        Tensor weights = (queries.matmul(keys.transpose(-1, -2)) / Math.Sqrt((double)Channels / Heads)).softmax(-1);
        return Tokens.ToImage(weights.matmul(values).transpose(1, 2).flatten(2), input);
    }

    /// <inheritdoc/>
    public long ProductMacs(ReadOnlySpan<long> inputShape)
    {
        long queries = inputShape[2] * inputShape[3];
        long keys = inputShape[2] / Reduction * (inputShape[3] / Reduction);
        return inputShape[0] * 2 * queries * keys * Channels;
    }

    private Tensor SplitHeads(Tensor tokens) =>
        tokens.reshape(tokens.shape[0], tokens.shape[1], Heads, Channels / Heads).transpose(1, 2);
}
