using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Robotics.Vision.Kernels;
using Robotics.Vision.Rows;

namespace Robotics.Vision;

/// <summary>The horizontal half of a bilinear resize: mixes neighbours of one 16-bit plane and normalises them to floats.</summary>
internal sealed unsafe class ColumnMixer
{
    private const int WeightBits = 14;

    /// <summary>The value of a pixel of 1 before scaling.</summary>
    public const float One = 1 << (WeightBits + RowBlender.ValueBits);

    private readonly int _width;
    private readonly bool _vectors;
    private readonly PinnedBuffer<int> _left;
    private readonly PinnedBuffer<short> _weights;

    public ColumnMixer(BilinearAxis columns, bool vectors)
    {
        _width = columns.Destination;
        _vectors = vectors && _width >= Vector256<float>.Count;
        _left = new PinnedBuffer<int>(_width);
        _weights = new PinnedBuffer<short>(2 * _width);
        columns.Lower.CopyTo(_left.Span);
        for (int x = 0; x < _width; x++)
        {
            bool last = columns.Upper(x) == columns.Lower[x];
            short right = last ? (short)0 : (short)Math.Round(columns.Fraction[x] * (1 << WeightBits));
            _weights.Span[2 * x] = (short)((1 << WeightBits) - right);
            _weights.Span[2 * x + 1] = right;
        }
    }

    /// <summary>Writes one row of one channel as <c>mixed * scale + bias</c>. Reads one value beyond the last of the plane.</summary>
    public void Mix(short* plane, float scale, float bias, float* target)
    {
        if (_vectors)
        {
            MixVectors(plane, scale, bias, target);
            return;
        }

        short* weights = _weights.Pointer;
        for (int x = 0; x < _width; x++, weights += 2)
        {
            short* pair = plane + _left.Pointer[x];
            target[x] = MathF.FusedMultiplyAdd(pair[0] * weights[0] + pair[1] * weights[1], scale, bias);
        }
    }

    // The last vector reaches back rather than beyond the row.
    private void MixVectors(short* plane, float scale, float bias, float* target)
    {
        Vector256<float> scales = Vector256.Create(scale), biases = Vector256.Create(bias);
        for (int x = 0; x < _width; x += Vector256<float>.Count)
        {
            int at = Math.Min(x, _width - Vector256<float>.Count);
            Vector256<int> pairs = Avx2.GatherVector256((int*)plane, Vector256.Load(_left.Pointer + at), sizeof(short));
            Vector256<int> mixed = Avx2.MultiplyAddAdjacent(pairs.AsInt16(), Vector256.Load(_weights.Pointer + 2 * at));
            Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(mixed), scales, biases).Store(target + at);
        }
    }
}
