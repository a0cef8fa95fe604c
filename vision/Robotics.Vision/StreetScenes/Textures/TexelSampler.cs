using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>
/// Reads one mip level of one texture, nearest texel, wrapping. Loops go faster when they first find the indices of many pixels and then
/// gather: a gather is so many operations that the processor sees little beyond it.
/// </summary>
internal readonly unsafe struct TexelSampler(int* level, float scale, int maskU, int maskV, int shift)
{
    /// <summary>The texels at coordinates that count texels of the base level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Fetch(Vector256<float> u, Vector256<float> v) => Gather(Index(u * scale, v * scale));

    /// <summary>Where the texels lie; random offsets of a part of a texel blend neighbouring texels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Find(Vector256<float> u, Vector256<float> v, Vector256<float> ditherU, Vector256<float> ditherV)
    {
        var factor = Vector256.Create(scale);
        return Index(Vector256.FusedMultiplyAdd(u, factor, ditherU), Vector256.FusedMultiplyAdd(v, factor, ditherV));
    }

    /// <summary>Asks for the first and the last of the texels ahead of <see cref="Gather"/>: a large texture comes from far away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(Vector256<int> index)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(level + index.ToScalar());
            Sse.Prefetch0(level + index.GetUpper().ToScalar());
        }
    }

    /// <summary>The texels at indices that <see cref="Find"/> gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Gather(Vector256<int> index)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.GatherVector256(level, index, 4);
        }

        return Vector256.Create(
            level[index[0]], level[index[1]], level[index[2]], level[index[3]], level[index[4]], level[index[5]], level[index[6]],
            level[index[7]]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Index(Vector256<float> u, Vector256<float> v)
    {
        var column = Vector256.ConvertToInt32Native(Vector256.Floor(u)) & Vector256.Create(maskU);
        var row = Vector256.ConvertToInt32Native(Vector256.Floor(v)) & Vector256.Create(maskV);
        return Vector256.ShiftLeft(row, shift) + column;
    }
}
