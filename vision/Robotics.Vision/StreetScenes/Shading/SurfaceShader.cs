using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Colours textured primitives.</summary>
internal sealed unsafe class SurfaceShader(TextureStore textures, Dither dither)
{
    private const int Chunk = 64;

    public void Shade(in RowContext row, int start, int end, in Primitive primitive)
    {
        var center = row.Y + 0.5f;
        var slopeZ = Vector256.Create(primitive.InvZ.X);
        var slopeU = Vector256.Create(primitive.U.X);
        var slopeV = Vector256.Create(primitive.V.X);
        var rowZ = Vector256.Create(primitive.InvZ.Y * center + primitive.InvZ.Z);
        var rowU = Vector256.Create(primitive.U.Y * center + primitive.U.Z);
        var rowV = Vector256.Create(primitive.V.Y * center + primitive.V.Z);
        var affine = primitive.Kind == SurfaceKind.Affine;
        float* red = row.Colors.Red, green = row.Colors.Green, blue = row.Colors.Blue;

        for (var from = start; from < end; from += Chunk)
        {
            var to = Math.Min(end, from + Chunk);
            var sampler = textures.Sampler(primitive.Texture, Footprint.Level(primitive, (from + to) * 0.5f, center));
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

                var texel = sampler.Fetch(u, v, dither.U(x, row.Y), dither.V(x, row.Y));
                var second = TexelChannels.Second(texel);
                var third = TexelChannels.Third(texel);
                var brightness = TexelChannels.Brightness(texel);
                Mix(second, third, brightness, primitive.ColorA.X, primitive.ColorB.X, primitive.ColorC.X, primitive.Fog.X).Store(red + x);
                Mix(second, third, brightness, primitive.ColorA.Y, primitive.ColorB.Y, primitive.ColorC.Y, primitive.Fog.Y).Store(green + x);
                Mix(second, third, brightness, primitive.ColorA.Z, primitive.ColorB.Z, primitive.ColorC.Z, primitive.Fog.Z).Store(blue + x);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mix(Vector256<float> second, Vector256<float> third, Vector256<float> brightness, float a, float b, float c, float fog)
    {
        var color = Vector256.FusedMultiplyAdd(second, Vector256.Create(b), Vector256.Create(a));
        color = Vector256.FusedMultiplyAdd(third, Vector256.Create(c), color);
        return Vector256.FusedMultiplyAdd(color, brightness, Vector256.Create(fog));
    }
}
