using System.Numerics.Tensors;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Export.Int8;

/// <summary>Weights in 8-bit codes, symmetric, with one scale for each output channel.</summary>
public sealed class ChannelWeights
{
    private const int UnsignedZero = 128;

    private ChannelWeights(byte[] codes, float[] scales, WeightCodes kind) => (Codes, Scales, Kind) = (codes, scales, kind);

    /// <summary>The codes' bytes, in the order of the weights.</summary>
    public byte[] Codes { get; }

    /// <summary>One scale for each output channel.</summary>
    public float[] Scales { get; }

    public WeightCodes Kind { get; }

    public TensorProto.Types.DataType Type =>
        Kind == WeightCodes.UInt8 ? TensorProto.Types.DataType.Uint8 : TensorProto.Types.DataType.Int8;

    /// <summary>The code of zero for each output channel.</summary>
    public byte[] ZeroPoints => [.. Scales.Select(_ => Kind == WeightCodes.UInt8 ? (byte)UnsignedZero : (byte)0)];

    /// <summary>Rounds weights to the nearest code.</summary>
    /// <param name="weights">Row-major values.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="axis">The dimension of the output channels.</param>
    /// <param name="kind">The codes to use.</param>
    public static ChannelWeights Of(float[] weights, IReadOnlyList<long> shape, int axis, WeightCodes kind)
    {
        int channels = (int)shape[axis];
        int inner = (int)shape.Skip(axis + 1).Aggregate(1L, (product, size) => product * size);
        AffineRange range = kind == WeightCodes.Int7 ? new AffineRange(-63, 63) : AffineRange.NarrowInt8;
        int zero = kind == WeightCodes.UInt8 ? UnsignedZero : 0;
        var largest = new float[channels];
        for (int run = 0; run < weights.Length / inner; run++)
        {
            float reach = Math.Abs(TensorPrimitives.MaxMagnitude<float>(weights.AsSpan(run * inner, inner)));
            largest[run % channels] = Math.Max(largest[run % channels], reach);
        }

        AffineQuantizer[] quantizers = [.. largest.Select(reach => AffineQuantizer.Symmetric(reach, range))];
        var codes = new byte[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            codes[i] = unchecked((byte)(quantizers[i / inner % channels].Encode(weights[i]) + zero));
        }

        return new ChannelWeights(codes, [.. quantizers.Select(quantizer => quantizer.Scale)], kind);
    }
}
