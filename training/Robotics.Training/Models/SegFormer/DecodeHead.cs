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
        Tensor[] projected = [.. input.Select((feature, i) => Enlarge(linear_c[i].call(feature), size))];
        Tensor fused = activation.call(batch_norm.call(linear_fuse.call(cat(projected.Reverse().ToArray(), 1))));
        return classifier.call(dropout.call(fused));
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
