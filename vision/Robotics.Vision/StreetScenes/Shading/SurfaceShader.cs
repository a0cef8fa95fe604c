using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Colours textured primitives.</summary>
internal sealed unsafe class SurfaceShader(TextureStore textures, Dither dither)
{
    private const int Chunk = 64;

    private readonly int[] _indices = GC.AllocateArray<int>(Chunk, pinned: true);

    public void Shade(in RowContext row, int start, int end, in Primitive primitive)
    {
        var indices = (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_indices));
        for (var from = start; from < end; from += Chunk)
        {
            var to = Math.Min(end, from + Chunk);
            var sampler = textures.Sampler(primitive.Texture, Footprint.Level(primitive, (from + to) * 0.5f, row.Y + 0.5f));
            Find(row, from, to, primitive, sampler, indices);
            Mix(row, from, to, primitive, sampler, indices);
        }
    }

    private void Find(in RowContext row, int from, int to, in Primitive primitive, TexelSampler sampler, int* indices)
    {
        var center = row.Y + 0.5f;
        var slopeZ = Vector256.Create(primitive.InvZ.X);
        var slopeU = Vector256.Create(primitive.U.X);
        var slopeV = Vector256.Create(primitive.V.X);
        var rowZ = Vector256.Create(primitive.InvZ.Y * center + primitive.InvZ.Z);
        var rowU = Vector256.Create(primitive.U.Y * center + primitive.U.Z);
        var rowV = Vector256.Create(primitive.V.Y * center + primitive.V.Z);
        var affine = primitive.Kind == SurfaceKind.Affine;
        for (var x = from; x < to; x += Lanes.Count)
        {
            var centers = Lanes.Centers(x);
            var u = Vector256.FusedMultiplyAdd(centers, slopeU, rowU);
            var v = Vector256.FusedMultiplyAdd(centers, slopeV, rowV);
            if (!affine)
            {
                var z = Vector256<float>.One / Vector256.FusedMultiplyAdd(centers, slopeZ, rowZ);
                u *= z;
                v *= z;
            }

            sampler.Find(u, v, dither.U(x, row.Y), dither.V(x, row.Y)).Store(indices + (x - from));
        }
    }

    private static void Mix(in RowContext row, int from, int to, in Primitive primitive, TexelSampler sampler, int* indices)
    {
        float* red = row.Colors.Red, green = row.Colors.Green, blue = row.Colors.Blue;
        Blend r = new(primitive.ColorA.X, primitive.ColorB.X, primitive.ColorC.X, primitive.Fog.X);
        Blend g = new(primitive.ColorA.Y, primitive.ColorB.Y, primitive.ColorC.Y, primitive.Fog.Y);
        Blend b = new(primitive.ColorA.Z, primitive.ColorB.Z, primitive.ColorC.Z, primitive.Fog.Z);
        for (var x = from; x < to; x += Lanes.Count)
        {
            var texel = sampler.Gather(Vector256.Load(indices + (x - from)));
            var second = TexelChannels.Second(texel);
            var third = TexelChannels.Third(texel);
            var brightness = TexelChannels.Brightness(texel);
            r.Mix(second, third, brightness).Store(red + x);
            g.Mix(second, third, brightness).Store(green + x);
            b.Mix(second, third, brightness).Store(blue + x);
        }
    }

    /// <summary>One colour channel of a primitive, spread over the lanes.</summary>
    private readonly struct Blend(float a, float b, float c, float fog)
    {
        private readonly Vector256<float> _a = Vector256.Create(a);
        private readonly Vector256<float> _b = Vector256.Create(b);
        private readonly Vector256<float> _c = Vector256.Create(c);
        private readonly Vector256<float> _fog = Vector256.Create(fog);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Mix(Vector256<float> second, Vector256<float> third, Vector256<float> brightness)
        {
            var color = Vector256.FusedMultiplyAdd(third, _c, Vector256.FusedMultiplyAdd(second, _b, _a));
            return Vector256.FusedMultiplyAdd(color, brightness, _fog);
        }
    }
}
