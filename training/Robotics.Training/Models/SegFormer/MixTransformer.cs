using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// The encoder: normalised RGB (N, 3, H, W) to four feature maps at strides 4, 8, 16 and 32.
/// </summary>
public sealed class MixTransformer : Module<Tensor, Tensor[]>
{
    /// <summary>Probability with which the last block is left out while training; it grows from 0 at the first.</summary>
    public const double DropPathRate = 0.1;

    private const int InputChannels = 3;
    private const int FirstPatch = 7;
    private const int FirstStride = 4;

    public readonly ModuleList<PatchEmbedding> patch_embeddings;
    public readonly ModuleList<ModuleList<SegFormerLayer>> block;
    public readonly ModuleList<LayerNorm> layer_norm;

    public MixTransformer(SegFormerVariant variant, LayerNormStyle style)
        : base(nameof(MixTransformer))
    {
        IReadOnlyList<int> sizes = variant.HiddenSizes;
        int[] stages = [.. Enumerable.Range(0, sizes.Count)];
        patch_embeddings = ModuleList(stages.Select(stage => stage == 0
            ? new PatchEmbedding(InputChannels, sizes[0], FirstPatch, FirstStride, style)
            : new PatchEmbedding(sizes[stage - 1], sizes[stage], 3, 2, style)).ToArray());
        int total = variant.Depths.Sum();
        block = ModuleList(stages.Select(stage => ModuleList(Enumerable.Range(variant.Depths.Take(stage).Sum(), variant.Depths[stage])
            .Select(index => new SegFormerLayer(
                sizes[stage], SegFormerVariant.Heads[stage], SegFormerVariant.Reductions[stage], DropPathRate * index / (total - 1), style))
            .ToArray())).ToArray());
        layer_norm = ModuleList(sizes.Select(size => LayerNorm(size, style.Block)).ToArray());
        RegisterComponents();
    }

    public override Tensor[] forward(Tensor input)
    {
        var features = new Tensor[block.Count];
        for (int stage = 0; stage < features.Length; stage++)
        {
            Tensor x = patch_embeddings[stage].call(stage == 0 ? input : features[stage - 1]);
            x = block[stage].Aggregate(x, (image, layer) => layer.call(image));
            features[stage] = Tokens.ToImage(layer_norm[stage].call(Tokens.OfImage(x)), x);
        }

        return features;
    }
}
