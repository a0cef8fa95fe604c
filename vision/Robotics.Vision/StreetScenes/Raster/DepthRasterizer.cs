using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>Writes the primitive that is nearest at each pixel centre into a <see cref="VisibilityBuffer"/>, eight pixels at a time.</summary>
internal sealed unsafe class DepthRasterizer(VisibilityBuffer target, TextureStore textures)
{
    /// <summary>Fills the spans of a polygon without holes.</summary>
    public void Fill(ScanConverter spans, in Primitive primitive, int id)
    {
        var slope = Vector256.Create(primitive.InvZ.X);
        var ids = Vector256.Create(id);
        for (var y = spans.Top; y < spans.Bottom; y++)
        {
            var (start, end) = spans.Span(y);
            if (start >= end)
            {
                continue;
            }

            var depth = target.DepthRow(y);
            var idRow = target.IdRow(y);
            var row = Vector256.Create(primitive.InvZ.Y * (y + 0.5f) + primitive.InvZ.Z);
            for (var x = start; x < end; x += 8)
            {
                var inverse = Vector256.FusedMultiplyAdd(Lanes.Centers(x), slope, row);
                var nearer = Vector256.GreaterThan(inverse, Vector256.Load(depth + x)).AsInt32() & Lanes.Below(end - x);
                Store(depth + x, idRow + x, inverse, ids, nearer);
            }
        }
    }

    /// <summary>Fills the spans of a polygon whose texture has holes: only texels of at least half opacity are there.</summary>
    public void FillCutout(ScanConverter spans, in Primitive primitive, int id)
    {
        var slope = Vector256.Create(primitive.InvZ.X);
        var slopeU = Vector256.Create(primitive.U.X);
        var slopeV = Vector256.Create(primitive.V.X);
        var ids = Vector256.Create(id);
        var perspective = primitive.Kind != SurfaceKind.Affine;
        for (var y = spans.Top; y < spans.Bottom; y++)
        {
            var (start, end) = spans.Span(y);
            if (start >= end)
            {
                continue;
            }

            var depth = target.DepthRow(y);
            var idRow = target.IdRow(y);
            var center = y + 0.5f;
            var row = Vector256.Create(primitive.InvZ.Y * center + primitive.InvZ.Z);
            var rowU = Vector256.Create(primitive.U.Y * center + primitive.U.Z);
            var rowV = Vector256.Create(primitive.V.Y * center + primitive.V.Z);
            var sampler = textures.Sampler(primitive.Texture, Footprint.Level(primitive, (start + end) * 0.5f, center));
            for (var x = start; x < end; x += 8)
            {
                var centers = Lanes.Centers(x);
                var inverse = Vector256.FusedMultiplyAdd(centers, slope, row);
                var nearer = Vector256.GreaterThan(inverse, Vector256.Load(depth + x)).AsInt32() & Lanes.Below(end - x);
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
                Store(depth + x, idRow + x, inverse, ids, nearer);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* depth, int* idRow, Vector256<float> inverse, Vector256<int> ids, Vector256<int> mask)
    {
        Vector256.ConditionalSelect(mask.AsSingle(), inverse, Vector256.Load(depth)).Store(depth);
        Vector256.ConditionalSelect(mask, ids, Vector256.Load(idRow)).Store(idRow);
    }
}
