using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Shading;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>One image row of <see cref="FixedPoint"/> light in three planes, padded on both sides.</summary>
internal sealed unsafe class FixedRow
{
    private const int Margin = 32;

    private readonly int _width;
    private readonly short[] _data;

    public FixedRow(int width)
    {
        _width = width;
        Stride = (width + FixedPoint.Lanes - 1) / FixedPoint.Lanes * FixedPoint.Lanes + 2 * Margin;
        _data = GC.AllocateArray<short>(3 * Stride + Margin, pinned: true);
    }

    /// <summary>Distance of the planes.</summary>
    public int Stride { get; }

    /// <summary>The first pixel of a colour plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short* Plane(int channel) =>
        (short*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_data)) + channel * Stride + Margin;

    /// <summary>Takes over a row, and repeats its ends in the margins.</summary>
    public void Load(RowBuffer row)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var from = row.Plane(channel);
            var to = Plane(channel);
            for (var x = 0; x < _width; x += FixedPoint.Lanes)
            {
                FixedPoint.FromLight(Vector256.Load(from + x), Vector256.Load(from + x + 8)).Store(to + x);
            }

            for (var i = 1; i <= BlurKernel.MaxRadius; i++)
            {
                to[-i] = to[0];
                to[_width - 1 + i] = to[_width - 1];
            }
        }
    }

    /// <summary>Writes the row blurred sideways to <paramref name="target"/>.</summary>
    public void Blur(BlurKernel kernel, FixedRow target)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            Blur(kernel, Plane(channel), target.Plane(channel));
        }
    }

    private void Blur(BlurKernel kernel, short* from, short* to)
    {
        Vector256<short> center = FixedPoint.Weight(kernel[0]), near = FixedPoint.Weight(kernel[1]), far = FixedPoint.Weight(kernel[2]);
        var radius = kernel.Radius;
        for (var x = 0; x < _width; x += FixedPoint.Lanes)
        {
            var at = from + x;
            var sum = FixedPoint.Scale(Vector256.Load(at), center)
                + FixedPoint.Scale(Vector256.Load(at - 1), near) + FixedPoint.Scale(Vector256.Load(at + 1), near);
            if (radius > 1)
            {
                sum += FixedPoint.Scale(Vector256.Load(at - 2), far) + FixedPoint.Scale(Vector256.Load(at + 2), far);
                for (var i = 3; i <= radius; i++)
                {
                    var weight = FixedPoint.Weight(kernel[i]);
                    sum += FixedPoint.Scale(Vector256.Load(at - i), weight) + FixedPoint.Scale(Vector256.Load(at + i), weight);
                }
            }

            sum.Store(to + x);
        }
    }
}
