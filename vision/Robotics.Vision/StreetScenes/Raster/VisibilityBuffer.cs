using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// For every pixel the nearest primitive (0: none, ground or sky) with its inverse depth, and the ground light mask: 0..127 is the
/// blocked part of the sun, 128..255 blocks the sun and part of the sky too. Rows are padded so that eight-wide access may run over.
/// </summary>
internal sealed unsafe class VisibilityBuffer
{
    private const int Padding = 16;

    public VisibilityBuffer(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = (width + 7) / 8 * 8 + Padding;
        InverseDepth = Pin<float>(Stride * height);
        Ids = Pin<int>(Stride * height);
        GroundMask = Pin<byte>(Stride * height);
    }

    public int Width { get; }

    public int Height { get; }

    public int Stride { get; }

    public float[] InverseDepth { get; }

    public int[] Ids { get; }

    public byte[] GroundMask { get; }

    public void Clear()
    {
        Array.Clear(InverseDepth);
        Array.Clear(Ids);
        Array.Clear(GroundMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* DepthRow(int y) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(InverseDepth)) + y * Stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int* IdRow(int y) => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(Ids)) + y * Stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* MaskRow(int y) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(GroundMask)) + y * Stride;

    private static T[] Pin<T>(int length) => GC.AllocateArray<T>(length, pinned: true);
}
