using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// One image row: for every pixel the nearest primitive (0: none, ground or sky) and its inverse depth. Padded so that eight-wide access
/// may run over.
/// </summary>
internal sealed unsafe class DepthRow
{
    private readonly float[] _depth;
    private readonly int[] _ids;

    public DepthRow(int width)
    {
        _depth = GC.AllocateArray<float>(width + 2 * Lanes.Count, pinned: true);
        _ids = GC.AllocateArray<int>(width + 2 * Lanes.Count, pinned: true);
    }

    public int* Ids => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_ids));

    private float* Depth => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_depth));

    public void Clear()
    {
        Array.Clear(_depth);
        Array.Clear(_ids);
    }

    /// <summary>A span of a primitive without holes.</summary>
    public void Fill(int y, int start, int end, in Primitive primitive, int id)
    {
        var slope = Vector256.Create(primitive.InvZ.X);
        var row = Vector256.Create(primitive.InvZ.Y * (y + 0.5f) + primitive.InvZ.Z);
        var ids = Vector256.Create(id);
        for (var x = start; x < end; x += Lanes.Count)
        {
            var inverse = Vector256.FusedMultiplyAdd(Lanes.Centers(x), slope, row);
            var nearer = Vector256.GreaterThan(inverse, Vector256.Load(Depth + x)).AsInt32() & Lanes.Below(end - x);
            Store(x, inverse, ids, nearer);
        }
    }

    /// <summary>A span of a primitive whose texture has holes: only texels of at least half opacity are there.</summary>
    public void FillCutout(int y, int start, int end, in Primitive primitive, int id, TextureStore textures)
    {
        var center = y + 0.5f;
        var slope = Vector256.Create(primitive.InvZ.X);
        var row = Vector256.Create(primitive.InvZ.Y * center + primitive.InvZ.Z);
        var slopeU = Vector256.Create(primitive.U.X);
        var slopeV = Vector256.Create(primitive.V.X);
        var rowU = Vector256.Create(primitive.U.Y * center + primitive.U.Z);
        var rowV = Vector256.Create(primitive.V.Y * center + primitive.V.Z);
        var ids = Vector256.Create(id);
        var perspective = primitive.Kind != SurfaceKind.Affine;
        var sampler = textures.Sampler(primitive.Texture, Footprint.Level(primitive, (start + end) * 0.5f, center));
        for (var x = start; x < end; x += Lanes.Count)
        {
            var centers = Lanes.Centers(x);
            var inverse = Vector256.FusedMultiplyAdd(centers, slope, row);
            var nearer = Vector256.GreaterThan(inverse, Vector256.Load(Depth + x)).AsInt32() & Lanes.Below(end - x);
            if (nearer == Vector256<int>.Zero)
            {
                continue;
            }

            var u = Vector256.FusedMultiplyAdd(centers, slopeU, rowU);
            var v = Vector256.FusedMultiplyAdd(centers, slopeV, rowV);
            if (perspective)
            {
                var z = Vector256<float>.One / inverse;
                u *= z;
                v *= z;
            }

            // The top bit of a texel is set when its opacity is a half or more.
            nearer &= Vector256.ShiftRightArithmetic(sampler.Fetch(u, v), 31);
            Store(x, inverse, ids, nearer);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(int x, Vector256<float> inverse, Vector256<int> ids, Vector256<int> mask)
    {
        Vector256.ConditionalSelect(mask.AsSingle(), inverse, Vector256.Load(Depth + x)).Store(Depth + x);
        Vector256.ConditionalSelect(mask, ids, Vector256.Load(Ids + x)).Store(Ids + x);
    }
}
