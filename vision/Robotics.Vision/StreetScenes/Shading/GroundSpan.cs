using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Raster;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>
/// Points of the ground that wait to be coloured: side by side on one row, on one surface, in groups of eight. Working in passes over them
/// keeps the loops short, so that the processor overlaps their iterations.
/// </summary>
internal sealed unsafe class GroundSpan
{
    /// <summary>Most groups that fit.</summary>
    public const int Capacity = 32;

    private readonly float[] _data = GC.AllocateArray<float>(5 * Capacity * Lanes.Count, pinned: true);

    /// <summary>First pixel.</summary>
    public int X { get; private set; }

    /// <summary>Number of groups.</summary>
    public int Count { get; private set; }

    /// <summary>Zone * 16 + band.</summary>
    public int Key { get; private set; }

    public float* Z => Plane(0);

    public float* Lateral => Plane(1);

    public float* Depth => Plane(2);

    /// <summary>Room for the texels of the surface and of the stains over it.</summary>
    public int* Texels => (int*)Plane(3);

    public int* Stains => (int*)Plane(4);

    public void Clear() => Count = 0;

    /// <summary>Whether a group on surface <paramref name="key"/> continues the span.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Continues(int key) => Count > 0 && Count < Capacity && Key == key;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int x, int key, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth)
    {
        if (Count == 0)
        {
            X = x;
            Key = key;
        }

        var at = Count++ * Lanes.Count;
        z.Store(Z + at);
        lateral.Store(Lateral + at);
        depth.Store(Depth + at);
    }

    private float* Plane(int number) =>
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_data)) + number * Capacity * Lanes.Count;
}
