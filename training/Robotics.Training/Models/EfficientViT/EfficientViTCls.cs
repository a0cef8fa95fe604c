using static TorchSharp.torch;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// EfficientViT for image classification (state-dict keys of mit-han-lab/efficientvit): a normalised RGB image (N, 3, H, W) to logits
/// (N, Classes). Features: stage0 to stage4, logits.
/// </summary>
public sealed class EfficientViTCls : FeatureModel
{
    public readonly EfficientViTBackbone backbone;
    public readonly ClsHead head;

    public EfficientViTCls(EfficientViTSize size, int convWidth, int linearWidth, int classes)
        : base(nameof(EfficientViTCls))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        backbone = size.CreateBackbone();
        head = new ClsHead(size, convWidth, linearWidth, classes);
        RegisterComponents();
        NormEpsilon.Set(this, size.NormEpsilon);
    }

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor[] features = backbone.call(input);
        for (int stage = 0; stage < features.Length; stage++)
        {
            taps.Add($"stage{stage}", features[stage]);
        }

        return taps.Add("logits", head.call(features[^1]));
    }
}
