using TorchSharp;
using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// Multi-scale ReLU attention, linear in the number of pixels (EfficientViT, section 3): the queries, keys and values of the
/// 1x1 projection, and of that projection aggregated by a depthwise 5x5 and a grouped 1x1, attend head by head; the heads of
/// both scales are concatenated and projected. Shape (N, Channels, H, W) is kept.
/// </summary>
public sealed class LiteMLA : Module<Tensor, Tensor>, ICountsProducts
{
    /// <summary>Keeps a pixel whose keys are all zero from dividing by zero.</summary>
    public const double Epsilon = 1e-15;

    /// <summary>Kernel of the aggregation that makes the second scale.</summary>
    public const int AggregationKernel = 5;

    public readonly ConvLayer qkv;
    public readonly ModuleList<Sequential> aggreg;
    public readonly ConvLayer proj;

    public LiteMLA(int channels, int headDimension)
        : base(nameof(LiteMLA))
    {
        Heads = channels / headDimension;
        HeadDimension = headDimension;
        int total = Heads * headDimension;

        qkv = new ConvLayer(channels, 3 * total, kernelSize: 1, norm: false);
        aggreg = ModuleList(
            Sequential(
                Conv2d(3 * total, 3 * total, AggregationKernel, padding: AggregationKernel / 2, groups: 3 * total, bias: false),
                Conv2d(3 * total, 3 * total, 1, groups: 3 * Heads, bias: false)));
        proj = new ConvLayer(2 * total, channels, kernelSize: 1);
        RegisterComponents();
    }

    /// <summary>Attention heads of one scale; the two scales together have twice as many.</summary>
    public int Heads { get; }

    public int HeadDimension { get; }

    public override Tensor forward(Tensor input)
    {
        Tensor fine = qkv.call(input);
        Tensor multiScale = cat([fine, aggreg[0].call(fine)], 1);

        long[] shape = input.shape;
        long pixels = shape[2] * shape[3];
        Tensor attended = Attend(multiScale.reshape(shape[0], 2 * Heads, 3 * HeadDimension, pixels));
        return proj.call(attended.reshape(shape[0], 2 * Heads * HeadDimension, shape[2], shape[3]));
    }

    /// <inheritdoc/>
    public long ProductMacs(ReadOnlySpan<long> inputShape)
    {
        long pixels = inputShape[2] * inputShape[3];
        long head = pixels > HeadDimension
            ? 2 * pixels * HeadDimension * (HeadDimension + 1)
            : 2 * pixels * pixels * HeadDimension;
        return inputShape[0] * 2 * Heads * head;
    }

    private Tensor Attend(Tensor projected)
    {
        // The sums over all pixels need float32; float16 could not even hold them.
        using Autocast? suspended = Autocast.Suspend(projected.device_type);
        Tensor heads = suspended is null ? projected : projected.to(float32);
        Tensor query = heads.narrow(2, 0, HeadDimension).relu();
        Tensor key = heads.narrow(2, HeadDimension, HeadDimension).relu();
        Tensor value = heads.narrow(2, 2 * HeadDimension, HeadDimension);
        return heads.shape[3] > HeadDimension ? AttendLinear(query, key, value) : AttendQuadratic(query, key, value);
    }

    /// <summary>(V Kt) Q: a row of ones under V carries the normalising sum through the same two products.</summary>
    private Tensor AttendLinear(Tensor query, Tensor key, Tensor value)
    {
        Tensor padded = functional.pad(value, [0, 0, 0, 1], PaddingModes.Constant, 1);
        Tensor product = padded.matmul(key.transpose(-1, -2)).matmul(query);
        return product.narrow(2, 0, HeadDimension) / (product.narrow(2, HeadDimension, 1) + Epsilon);
    }

    /// <summary>V (Kt Q): the cheaper order when there are no more pixels than head dimensions.</summary>
    private static Tensor AttendQuadratic(Tensor query, Tensor key, Tensor value)
    {
        Tensor map = key.transpose(-1, -2).matmul(query);
        return value.matmul(map / (map.sum(2, keepdim: true) + Epsilon));
    }
}
