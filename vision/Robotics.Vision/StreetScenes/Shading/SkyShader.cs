using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Colours the sky: a gradient towards the horizon, the glow around the sun, and clouds on a flat ceiling.</summary>
internal sealed unsafe class SkyShader(TextureStore textures, ViewCamera camera, Dither dither)
{
    private const float CloudScale = 46f;

    private Atmosphere _air;
    private float _drift;

    public void Begin(in Atmosphere air, float drift)
    {
        _air = air;
        _drift = drift;
    }

    public void Shade(in RowContext row, int start, int end)
    {
        float* red = row.Colors.Red, green = row.Colors.Green, blue = row.Colors.Blue;
        var left = camera.Ray(0f, row.Y + 0.5f);
        var step = camera.Right * (1f / camera.Focal);
        var sun = _air.SunDirection;
        var glow = _air.SunLight * 0.35f;
        var cover = Vector256.Create(1f - _air.CloudCover);
        var sampler = textures.Sampler((int)TextureId.Noise, CloudLevel(left.Y + step.Y * (start + end) * 0.5f));

        for (var x = start; x < end; x += Lanes.Count)
        {
            var centers = Lanes.Centers(x);
            var dx = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.X), Vector256.Create(left.X));
            var dy = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.Y), Vector256.Create(left.Y));
            var dz = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.Z), Vector256.Create(left.Z));
            var length = Vector256<float>.One / Vector256.Sqrt(dx * dx + dy * dy + dz * dz);
            var up = Vector256.MaxNative(dy * length, Vector256.Create(0.004f));
            var low = Vector256<float>.One / (Vector256<float>.One + up * 5f);
            low *= low;

            var toSun = Vector256.MaxNative((dx * sun.X + dy * sun.Y + dz * sun.Z) * length, Vector256<float>.Zero);
            toSun *= toSun;
            toSun *= toSun;
            var halo = toSun * toSun;
            halo *= halo;
            halo = halo * 0.6f + halo * halo * halo * halo;

            var ceiling = Vector256.Create(CloudScale) / (dy + Vector256.Create(0.05f));
            var texel = sampler.Gather(
                sampler.Find(dx * ceiling + Vector256.Create(_drift), dz * ceiling, dither.U(x, row.Y), dither.V(x, row.Y)));
            var billow = (TexelChannels.Third(texel) + TexelChannels.Second(texel) * 0.35f) * (1f / 344f);
            var cloud = Vector256.MinNative(Vector256.MaxNative((billow - cover) * 3f, Vector256<float>.Zero), Vector256<float>.One);
            cloud *= Vector256.MinNative(up * 6f, Vector256<float>.One);
            var shade = Vector256.Create(1.1f) - billow * 0.35f;

            Blend(low, cloud, shade, halo, _air.SkyTop.X, _air.SkyLow.X, _air.CloudColor.X, glow.X).Store(red + x);
            Blend(low, cloud, shade, halo, _air.SkyTop.Y, _air.SkyLow.Y, _air.CloudColor.Y, glow.Y).Store(green + x);
            Blend(low, cloud, shade, halo, _air.SkyTop.Z, _air.SkyLow.Z, _air.CloudColor.Z, glow.Z).Store(blue + x);
        }
    }

    private static Vector256<float> Blend(
        Vector256<float> low, Vector256<float> cloud, Vector256<float> shade, Vector256<float> halo, float top, float horizon, float white,
        float glow)
    {
        var clear = Vector256.FusedMultiplyAdd(low, Vector256.Create(horizon - top), Vector256.Create(top)) + halo * glow;
        return Vector256.FusedMultiplyAdd(cloud, shade * white - clear, clear);
    }

    private int CloudLevel(float dy)
    {
        var stretch = CloudScale / (MathF.Max(dy, 0f) + 0.05f);
        var footprint = stretch * stretch / (CloudScale * camera.Focal);
        return Footprint.Level(footprint * footprint);
    }
}
