using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// Projects the four feature maps to one width, enlarges them to stride 4, fuses them and classifies every pixel: logits
/// (N, Classes, H / 4, W / 4).
/// </summary>
public sealed class DecodeHead : Module<Tensor[], Tensor>
{
    private const double DropoutProbability = 0.1;

    public readonly ModuleList<Projection> linear_c;
    public readonly Conv2d linear_fuse;
    public readonly BatchNorm2d batch_norm;
    public readonly ReLU activation;
    public readonly Dropout dropout;
    public readonly Conv2d classifier;

    public DecodeHead(SegFormerVariant variant, int classes)
        : base(nameof(DecodeHead))
    {
        int width = variant.DecoderSize;
        linear_c = ModuleList(variant.HiddenSizes.Select(size => new Projection(size, width)).ToArray());
        linear_fuse = Conv2d(width * variant.HiddenSizes.Count, width, 1, bias: false);
        batch_norm = BatchNorm2d(width);
        activation = ReLU();
        dropout = Dropout(DropoutProbability);
        classifier = Conv2d(width, classes, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor[] input)
    {
        long[] size = input[0].shape[2..];
        Tensor fused = activation.call(batch_norm.call(training ? FuseAndEnlarge(input, size) : EnlargeAndFuse(input, size)));
        return classifier.call(dropout.call(fused));
    }

    private Tensor EnlargeAndFuse(Tensor[] input, long[] size) =>
        linear_fuse.call(cat(input.Select((feature, i) => Enlarge(linear_c[i].call(feature), size)).Reverse().ToArray(), 1));

    /// <summary>
    /// The same but for rounding. Projection and fusion are linear and act on channels only, enlargement on pixels only: so each stage is
    /// multiplied by the product of its two matrices at its own size. In training that is most of the network's work, and no image of all
    /// stages is kept for the gradient.
    /// </summary>
    private Tensor FuseAndEnlarge(Tensor[] input, long[] size)
    {
        Tensor[] parts = linear_fuse.weight.flatten(1).chunk(input.Length, 1);
        Tensor Stage(Tensor feature, int stage)
        {
            (Tensor part, Linear projection) = (parts[input.Length - 1 - stage], linear_c[stage].proj);
            Tensor weight = part.mm(projection.weight).unsqueeze(-1).unsqueeze(-1);
            return Enlarge(functional.conv2d(feature, weight, part.matmul(projection.bias!)), size);
        }

        return input.Select(Stage).Aggregate((sum, image) => sum + image);
    }

    private static Tensor Enlarge(Tensor image, long[] size) => image.shape[2] == size[0] && image.shape[3] == size[1]
        ? image
        : functional.interpolate(image, size: size, mode: InterpolationMode.Bilinear, align_corners: false);

    /// <summary>A linear layer on every pixel.</summary>
    public sealed class Projection : Module<Tensor, Tensor>
    {
        public readonly Linear proj;

        public Projection(int inChannels, int outChannels)
            : base(nameof(Projection))
        {
            proj = Linear(inChannels, outChannels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => Tokens.ToImage(proj.call(Tokens.OfImage(input)), input);
    }
}
