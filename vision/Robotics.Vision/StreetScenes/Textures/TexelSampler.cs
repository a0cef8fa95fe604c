using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Reads one mip level of one texture, nearest texel, wrapping.</summary>
internal readonly unsafe struct TexelSampler(int* level, float scale, int maskU, int maskV, int shift)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Fetch(Vector256<float> u, Vector256<float> v)
    {
        var column = Vector256.ConvertToInt32Native(Vector256.Floor(u * scale)) & Vector256.Create(maskU);
        var row = Vector256.ConvertToInt32Native(Vector256.Floor(v * scale)) & Vector256.Create(maskV);
        return Gather(level, Vector256.ShiftLeft(row, shift) + column);
    }

    /// <summary>As <see cref="Fetch"/>, moved by a part of a texel: random offsets blend neighbouring texels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Fetch(Vector256<float> u, Vector256<float> v, Vector256<float> ditherU, Vector256<float> ditherV)
    {
        var factor = Vector256.Create(scale);
        var column = Vector256.ConvertToInt32Native(Vector256.Floor(Vector256.FusedMultiplyAdd(u, factor, ditherU))) & Vector256.Create(maskU);
        var row = Vector256.ConvertToInt32Native(Vector256.Floor(Vector256.FusedMultiplyAdd(v, factor, ditherV))) & Vector256.Create(maskV);
        return Gather(level, Vector256.ShiftLeft(row, shift) + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Gather(int* level, Vector256<int> index)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.GatherVector256(level, index, 4);
        }

        return Vector256.Create(
            level[index[0]], level[index[1]], level[index[2]], level[index[3]], level[index[4]], level[index[5]], level[index[6]], level[index[7]]);
    }
}
