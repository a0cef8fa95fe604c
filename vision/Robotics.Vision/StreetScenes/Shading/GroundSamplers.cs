using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>The mip levels of the ground's surfaces at one run of a row, where the distance hardly changes.</summary>
internal sealed class GroundSamplers(TextureStore textures, ViewCamera camera)
{
    /// <summary>Texels per metre of the large, soft stains on every surface.</summary>
    public const float MacroTexels = 5f;

    private const float LongestStretch = 64f;

    private readonly Pair[] _pairs = new Pair[GroundModel.MaxZones * 16];
    private readonly int[] _runs = new int[GroundModel.MaxZones * 16];
    private int _run;

    /// <summary>Starts a run.</summary>
    public void Restart() => _run++;

    /// <summary>The samplers of a surface (numbered by zone and band) at distance <paramref name="depth"/>.</summary>
    public ref readonly Pair For(int key, in GroundBand band, float depth)
    {
        ref var pair = ref _pairs[key];
        if (_runs[key] != _run)
        {
            _runs[key] = _run;
            pair = new Pair(Sampler(band.Texture, band.TexelsPerMetre, depth), Sampler(TextureId.Noise, MacroTexels, depth));
        }

        return ref pair;
    }

    /// <summary>A pixel on the ground is longer than wide; the level is that of the geometric mean.</summary>
    private TexelSampler Sampler(TextureId texture, float texelsPerMetre, float depth)
    {
        var width = depth * texelsPerMetre / camera.Focal;
        return textures.Sampler((int)texture, Footprint.Level(width * width * MathF.Min(depth / camera.Position.Y, LongestStretch)));
    }

    /// <summary>A surface's own texture and the stains over it.</summary>
    public readonly record struct Pair(TexelSampler Texture, TexelSampler Macro);
}
