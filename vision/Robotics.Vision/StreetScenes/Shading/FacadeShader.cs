using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Colours building fronts: a wall texture, and over it one cell of the window texture for every bay and storey.</summary>
internal sealed unsafe class FacadeShader(TextureStore textures, Dither dither)
{
    private const int Chunk = 32;
    private const float CellTexels = 1 << FacadeTextures.SizeLog2;
    private static readonly Vector3 _lamp = new(1.15f, 0.85f, 0.5f);

    private Atmosphere _air;

    public void Begin(in Atmosphere air) => _air = air;

    /// <summary>The primitive's texture coordinates count texels of the wall texture, one tile a cell, upwards from the ground.</summary>
    public void Shade(in RowContext row, int start, int end, in Primitive primitive, in FacadeStyle style)
    {
        var center = row.Y + 0.5f;
        var wallInfo = textures.Info(primitive.Texture);
        float* red = row.Colors.Red, green = row.Colors.Green, blue = row.Colors.Blue;
        var rowZ = Vector256.Create(primitive.InvZ.Y * center + primitive.InvZ.Z);
        var rowU = Vector256.Create(primitive.U.Y * center + primitive.U.Z);
        var rowV = Vector256.Create(primitive.V.Y * center + primitive.V.Z);
        var trim = style.Trim * primitive.Light * (1f / 255f);
        var glass = (style.Glass * primitive.Light + _air.SkyLow * 0.16f) * (1f / 255f);
        var lamp = _lamp * (_air.Night / 255f);
        var shadeTop = Vector256.Create(primitive.ShadeTop);

        for (var from = start; from < end; from += Chunk)
        {
            var to = Math.Min(end, from + Chunk);
            var level = Footprint.Level(primitive, (from + to) * 0.5f, center);
            var wall = textures.Sampler(primitive.Texture, level);
            var cellLevel = level - (wallInfo.WidthLog2 - FacadeTextures.SizeLog2);
            var storey = textures.Sampler((int)style.Storey, cellLevel);
            var ground = textures.Sampler((int)style.Ground, cellLevel);

            for (var x = from; x < to; x += Lanes.Count)
            {
                var centers = Lanes.Centers(x);
                var z = Vector256<float>.One / Vector256.FusedMultiplyAdd(centers, Vector256.Create(primitive.InvZ.X), rowZ);
                var u = Vector256.FusedMultiplyAdd(centers, Vector256.Create(primitive.U.X), rowU) * z;
                var v = Vector256.FusedMultiplyAdd(centers, Vector256.Create(primitive.V.X), rowV) * z;
                var ditherU = dither.U(x, row.Y);
                var ditherV = dither.V(x, row.Y);
                var texel = wall.Fetch(u, v, ditherU, ditherV);
                var cellU = u * (1f / wallInfo.Width);
                var cellV = v * (1f / wallInfo.Height);

                // Cells are painted from the top down.
                var cellX = cellU * CellTexels;
                var cellY = cellV * -CellTexels;
                var lower = Vector256.LessThan(cellV, Vector256<float>.One).AsInt32();
                var cell = lower == Vector256<int>.Zero
                    ? storey.Fetch(cellX, cellY, ditherU, ditherV)
                    : Vector256.ConditionalSelect(lower, ground.Fetch(cellX, cellY, ditherU, ditherV), storey.Fetch(cellX, cellY, ditherU, ditherV));

                var room = Hash(Vector256.Floor(cellU), Vector256.Floor(cellV), primitive.Seed);
                var pane = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(room & Vector256.Create(1023)), Vector256.Create(1.1f / 1023f), Vector256.Create(0.5f));
                var dice = Vector256.ConvertToSingle(Vector256.ShiftRightLogical(room, 10) & Vector256.Create(1023)) * (1f / 1023f);
                var lit = Vector256.ConditionalSelect(Vector256.LessThan(dice, Vector256.Create(style.Lit)), pane, Vector256<float>.Zero);

                var glassWeight = TexelChannels.Second(cell);
                var trimWeight = TexelChannels.Third(cell);
                var bare = Vector256.FusedMultiplyAdd(glassWeight + trimWeight, Vector256.Create(-1f / 255f), Vector256<float>.One)
                    * TexelChannels.Brightness(texel);
                var second = TexelChannels.Second(texel);
                var third = TexelChannels.Third(texel);
                var q = z * _air.FogDensity;
                var air = Vector256<float>.One / Vector256.FusedMultiplyAdd(q, Vector256.FusedMultiplyAdd(q, Vector256.Create(0.5f), Vector256<float>.One), Vector256<float>.One);
                var scale = TexelChannels.Brightness(cell) * air * (1f / 128f);
                var haze = Vector256<float>.One - air;
                var shaded = Vector256.LessThan(cellV, shadeTop);
                var panes = glassWeight * pane;
                var lights = glassWeight * lit;

                Mix(shaded, primitive.Shade.X, second, third, bare, panes, trimWeight, lights, scale, haze,
                    primitive.ColorA.X, primitive.ColorB.X, primitive.ColorC.X, glass.X, trim.X, lamp.X, _air.Haze.X).Store(red + x);
                Mix(shaded, primitive.Shade.Y, second, third, bare, panes, trimWeight, lights, scale, haze,
                    primitive.ColorA.Y, primitive.ColorB.Y, primitive.ColorC.Y, glass.Y, trim.Y, lamp.Y, _air.Haze.Y).Store(green + x);
                Mix(shaded, primitive.Shade.Z, second, third, bare, panes, trimWeight, lights, scale, haze,
                    primitive.ColorA.Z, primitive.ColorB.Z, primitive.ColorC.Z, glass.Z, trim.Z, lamp.Z, _air.Haze.Z).Store(blue + x);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mix(
        Vector256<float> shaded, float shade, Vector256<float> second, Vector256<float> third, Vector256<float> bare, Vector256<float> panes, Vector256<float> trimWeight, Vector256<float> lights,
        Vector256<float> scale, Vector256<float> haze, float a, float b, float c, float glass, float trim, float lamp, float fog)
    {
        var wall = Vector256.FusedMultiplyAdd(second, Vector256.Create(b), Vector256.Create(a));
        wall = Vector256.FusedMultiplyAdd(third, Vector256.Create(c), wall);
        var color = Vector256.FusedMultiplyAdd(panes, Vector256.Create(glass), wall * bare);
        color = Vector256.FusedMultiplyAdd(trimWeight, Vector256.Create(trim), color);
        color *= Vector256.ConditionalSelect(shaded, Vector256.Create(shade), Vector256<float>.One);
        color = Vector256.FusedMultiplyAdd(lights, Vector256.Create(lamp), color);
        return Vector256.FusedMultiplyAdd(color, scale, haze * fog);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Hash(Vector256<float> column, Vector256<float> storey, uint seed)
    {
        var h = Vector256.ConvertToInt32Native(column) * 374761393 + Vector256.ConvertToInt32Native(storey) * 668265263 + Vector256.Create((int)seed);
        h = (h ^ Vector256.ShiftRightLogical(h, 13)) * 1274126177;
        return h ^ Vector256.ShiftRightLogical(h, 16);
    }
}
