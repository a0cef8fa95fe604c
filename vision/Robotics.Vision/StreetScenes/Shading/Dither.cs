using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>
/// Random offsets in -0.5..0.5 for every pixel: added to texel coordinates they blend neighbouring texels without a second look-up.
/// </summary>
internal sealed unsafe class Dither
{
    private const int Size = 64;
    private const int Stride = Size + 8;

    private readonly float[] _u = Draw(1);
    private readonly float[] _v = Draw(2);
    private int _shift;

    /// <summary>Moves the pattern for the next frame.</summary>
    public void Seed(uint seed) => _shift = (int)(seed & 0xFFF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> U(int x, int y) => Load(_u, x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> V(int x, int y) => Load(_v, x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Load(float[] table, int x, int y)
    {
        var column = (x + _shift) & (Size - 1);
        var row = (y + (_shift >> 6)) & (Size - 1);
        return Vector256.Load((float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(table)) + row * Stride + column);
    }

    private static float[] Draw(int salt)
    {
        var table = GC.AllocateArray<float>(Size * Stride, pinned: true);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Stride; x++)
            {
                // Interleaved gradient noise: neighbouring pixels get well spread values.
                var random = SceneRandom.For((ulong)salt, SceneStream.Noise, y, x % Size);
                var gradient = 52.9829189 * ((0.06711056 * (x % Size) + 0.00583715 * y + 0.37 * salt) % 1.0) % 1.0;
                table[y * Stride + x] = (float)((gradient * 0.7 + random.Unit() * 0.3) - 0.5);
            }
        }

        return table;
    }
}
