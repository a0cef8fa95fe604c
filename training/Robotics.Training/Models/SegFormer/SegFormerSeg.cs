using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// SegFormer for semantic segmentation (Xie et al., NeurIPS 2021; state-dict keys of Hugging Face transformers): a normalised RGB image
/// (N, 3, H, W), both sides multiples of 32, to logits (N, Classes, H / 4, W / 4). Features: stage1 to stage4, logits.
/// </summary>
public sealed class SegFormerSeg : FeatureModel, ISplitNetwork
{
    /// <summary>Input pixels per logit along each side.</summary>
    public const int OutputStride = 4;

    /// <summary>Both sides of the input are multiples of this.</summary>
    public const int InputMultiple = 32;

    public readonly EncoderHolder segformer;
    public readonly DecodeHead decode_head;

    /// <param name="variant">Size of the network.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="style">Epsilons of the norms; those of Hugging Face by default.</param>
    public SegFormerSeg(SegFormerVariant variant, int classes, LayerNormStyle? style = null)
        : base(nameof(SegFormerSeg))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        segformer = new EncoderHolder(new MixTransformer(variant, style ?? LayerNormStyle.HuggingFace));
        decode_head = new DecodeHead(variant, classes);
        RegisterComponents();
    }

    public IReadOnlyList<string> EncoderOutputs { get; } = ["stage1", "stage2", "stage3", "stage4"];

    public IReadOnlyList<string> HeadInputs => EncoderOutputs;

    public bool RectifiedInputs => false;

    public Module<Tensor, Tensor[]> EncoderPart => segformer;

    public Module<Tensor[], Tensor> HeadPart => decode_head;

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor[] features = segformer.call(input);
        for (int stage = 0; stage < features.Length; stage++)
        {
            taps.Add($"stage{stage + 1}", features[stage]);
        }

        return taps.Add("logits", decode_head.call(features));
    }

    /// <summary>Puts the encoder under its published key.</summary>
    public sealed class EncoderHolder : Module<Tensor, Tensor[]>
    {
        public readonly MixTransformer encoder;

        public EncoderHolder(MixTransformer encoder)
            : base(nameof(EncoderHolder))
        {
            this.encoder = encoder;
            RegisterComponents();
        }

        public override Tensor[] forward(Tensor input) => encoder.call(input);
    }
}
