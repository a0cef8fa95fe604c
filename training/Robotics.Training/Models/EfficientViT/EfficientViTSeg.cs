using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// EfficientViT for semantic segmentation (Cai et al., ICCV 2023; state-dict keys of mit-han-lab/efficientvit): a normalised
/// RGB image (N, 3, H, W), both sides multiples of 32, to logits (N, Classes, H / 8, W / 8).
/// Features: stage0 to stage4, head_merged, segout (the logits).
/// </summary>
public sealed class EfficientViTSeg : FeatureModel, ISplitNetwork
{
    /// <summary>Input pixels per logit along each side.</summary>
    public const int OutputStride = 8;

    /// <summary>Both sides of the input are multiples of this.</summary>
    public const int InputMultiple = 32;

    public readonly EfficientViTBackbone backbone;
    public readonly SegHead head;

    public EfficientViTSeg(EfficientViTSegVariant variant, int classes)
        : base(nameof(EfficientViTSeg))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Variant = variant;
        Classes = classes;
        backbone = variant.Size.CreateBackbone();
        head = new SegHead(variant.Size, variant.Head, classes);
        RegisterComponents();
        NormEpsilon.Set(this, variant.Size.NormEpsilon);
    }

    public EfficientViTSegVariant Variant { get; }

    public int Classes { get; }

    public IReadOnlyList<string> EncoderOutputs { get; } = ["stage0", "stage1", "stage2", "stage3", "stage4"];

    public IReadOnlyList<string> HeadInputs { get; } = ["stage2", "stage3", "stage4"];

    public bool RectifiedInputs => false;

    public Module<Tensor, Tensor[]> EncoderPart => backbone;

    public Module<Tensor[], Tensor> HeadPart => head;

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor[] features = backbone.call(input);
        for (int stage = 0; stage < features.Length; stage++)
        {
            taps.Add($"stage{stage}", features[stage]);
        }

        return taps.Add("segout", head.Classify(taps.Add("head_merged", head.Merge(features))));
    }
}
