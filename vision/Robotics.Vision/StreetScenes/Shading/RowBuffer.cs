using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>One image row of linear light in three planes, padded on both sides so that eight-wide access may run over.</summary>
internal sealed unsafe class RowBuffer
{
    public const int Margin = 16;

    private readonly float[] _data;

    public RowBuffer(int width)
    {
        Stride = (width + 15) / 16 * 16 + 2 * Margin;
        _data = GC.AllocateArray<float>(3 * Stride, pinned: true);
    }

    public int Stride { get; }

    public float* Red => Plane(0);

    public float* Green => Plane(1);

    public float* Blue => Plane(2);

    /// <summary>The first pixel of a colour plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Plane(int channel) =>
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_data)) + channel * Stride + Margin;
}
