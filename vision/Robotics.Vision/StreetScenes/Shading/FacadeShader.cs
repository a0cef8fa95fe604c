using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    private readonly float[] _scratch = GC.AllocateArray<float>(5 * Chunk, pinned: true);
    private Atmosphere _air;

    public void Begin(in Atmosphere air) => _air = air;

    /// <summary>The primitive's texture coordinates count texels of the wall texture, one tile a cell, upwards from the ground.</summary>
    public void Shade(in RowContext row, int start, int end, in Primitive primitive, in FacadeStyle style)
    {
        var points = new Points((float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_scratch)));
        for (var from = start; from < end; from += Chunk)
        {
            var to = Math.Min(end, from + Chunk);
            Fetch(row, from, to, primitive, style, points);
            Mix(row, from, to, primitive, style, points);
        }
    }

    private void Fetch(in RowContext row, int from, int to, in Primitive primitive, in FacadeStyle style, in Points points)
    {
        var center = row.Y + 0.5f;
        var info = textures.Info(primitive.Texture);
        var level = Footprint.Level(primitive, (from + to) * 0.5f, center);
        var cellLevel = level - (info.WidthLog2 - FacadeTextures.SizeLog2);
        var wall = textures.Sampler(primitive.Texture, level);
        var storey = textures.Sampler((int)style.Storey, cellLevel);
        var ground = textures.Sampler((int)style.Ground, cellLevel);
        var rowZ = Vector256.Create(primitive.InvZ.Y * center + primitive.InvZ.Z);
        var rowU = Vector256.Create(primitive.U.Y * center + primitive.U.Z);
        var rowV = Vector256.Create(primitive.V.Y * center + primitive.V.Z);
        float perWidth = 1f / info.Width, perHeight = 1f / info.Height;
        for (var x = from; x < to; x += Lanes.Count)
        {
            var at = x - from;
            var centers = Lanes.Centers(x);
            var z = Vector256<float>.One / Vector256.FusedMultiplyAdd(centers, Vector256.Create(primitive.InvZ.X), rowZ);
            var u = Vector256.FusedMultiplyAdd(centers, Vector256.Create(primitive.U.X), rowU) * z;
            var v = Vector256.FusedMultiplyAdd(centers, Vector256.Create(primitive.V.X), rowV) * z;
            var ditherU = dither.U(x, row.Y);
            var ditherV = dither.V(x, row.Y);
            var cellU = u * perWidth;
            var cellV = v * perHeight;
            z.Store(points.Depth + at);
            cellU.Store(points.CellU + at);
            cellV.Store(points.CellV + at);
            wall.Find(u, v, ditherU, ditherV).Store(points.Wall + at);

            // Cells are painted from the top down.
            storey.Find(cellU * CellTexels, cellV * -CellTexels, ditherU, ditherV).Store(points.Cell + at);
        }

        for (var at = 0; at < to - from; at += Lanes.Count)
        {
            wall.Gather(Vector256.Load(points.Wall + at)).Store(points.Wall + at);
            var index = Vector256.Load(points.Cell + at);
            var lower = Vector256.LessThan(Vector256.Load(points.CellV + at), Vector256<float>.One).AsInt32();
            var cell = lower == Vector256<int>.Zero ? storey.Gather(index)
                : lower == Vector256<int>.AllBitsSet ? ground.Gather(index)
                : Vector256.ConditionalSelect(lower, ground.Gather(index), storey.Gather(index));
            cell.Store(points.Cell + at);
        }
    }

    private void Mix(in RowContext row, int from, int to, in Primitive primitive, in FacadeStyle style, in Points points)
    {
        float* red = row.Colors.Red, green = row.Colors.Green, blue = row.Colors.Blue;
        var trim = style.Trim * primitive.Light * (1f / 255f);
        var glass = (style.Glass * primitive.Light + _air.SkyLow * 0.16f) * (1f / 255f);
        var lamp = _lamp * (_air.Night / 255f);
        Channel r = new(
            primitive.ColorA.X, primitive.ColorB.X, primitive.ColorC.X, glass.X, trim.X, lamp.X, primitive.Shade.X, _air.Haze.X);
        Channel g = new(
            primitive.ColorA.Y, primitive.ColorB.Y, primitive.ColorC.Y, glass.Y, trim.Y, lamp.Y, primitive.Shade.Y, _air.Haze.Y);
        Channel b = new(
            primitive.ColorA.Z, primitive.ColorB.Z, primitive.ColorC.Z, glass.Z, trim.Z, lamp.Z, primitive.Shade.Z, _air.Haze.Z);
        Vector256<float> shadeTop = Vector256.Create(primitive.ShadeTop), one = Vector256<float>.One;
        for (var x = from; x < to; x += Lanes.Count)
        {
            var at = x - from;
            Vector256<int> wall = Vector256.Load(points.Wall + at), cell = Vector256.Load(points.Cell + at);
            var cellV = Vector256.Load(points.CellV + at);
            var room = Hash(Vector256.Floor(Vector256.Load(points.CellU + at)), Vector256.Floor(cellV), primitive.Seed);
            var pane = Vector256.FusedMultiplyAdd(
                Vector256.ConvertToSingle(room & Vector256.Create(1023)), Vector256.Create(1.1f / 1023f), Vector256.Create(0.5f));
            var dice = Vector256.ConvertToSingle(Vector256.ShiftRightLogical(room, 10) & Vector256.Create(1023)) * (1f / 1023f);

            var q = Vector256.Load(points.Depth + at) * _air.FogDensity;
            var air = one / Vector256.FusedMultiplyAdd(q, Vector256.FusedMultiplyAdd(q, Vector256.Create(0.5f), one), one);
            var glassWeight = TexelChannels.Second(cell);
            var weights = new Weights(
                TexelChannels.Second(wall),
                TexelChannels.Third(wall),
                Vector256.FusedMultiplyAdd(glassWeight + TexelChannels.Third(cell), Vector256.Create(-1f / 255f), one)
                    * TexelChannels.Brightness(wall),
                glassWeight * pane,
                TexelChannels.Third(cell),
                glassWeight * pane & Vector256.LessThan(dice, Vector256.Create(style.Lit)),
                Vector256.LessThan(cellV, shadeTop),
                TexelChannels.Brightness(cell) * air * (1f / 128f),
                one - air);
            r.Mix(weights).Store(red + x);
            g.Mix(weights).Store(green + x);
            b.Mix(weights).Store(blue + x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Hash(Vector256<float> column, Vector256<float> storey, uint seed)
    {
        var h = Vector256.ConvertToInt32Native(column) * 374761393 + Vector256.ConvertToInt32Native(storey) * 668265263
            + Vector256.Create((int)seed);
        h = (h ^ Vector256.ShiftRightLogical(h, 13)) * 1274126177;
        return h ^ Vector256.ShiftRightLogical(h, 16);
    }

    /// <summary>What a chunk of pixels shows: depths, cell coordinates, texels.</summary>
    private readonly struct Points(float* scratch)
    {
        public float* Depth => scratch;

        public float* CellU => scratch + Chunk;

        public float* CellV => scratch + 2 * Chunk;

        public int* Wall => (int*)(scratch + 3 * Chunk);

        public int* Cell => (int*)(scratch + 4 * Chunk);
    }

    private readonly record struct Weights(
        Vector256<float> Second, Vector256<float> Third, Vector256<float> Bare, Vector256<float> Glass, Vector256<float> Trim,
        Vector256<float> Lamps,
        Vector256<float> Shaded, Vector256<float> Scale, Vector256<float> Haze);

    /// <summary>One colour channel of a front.</summary>
    private readonly struct Channel(float a, float b, float c, float glass, float trim, float lamp, float shade, float haze)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Mix(in Weights w)
        {
            var wall = Vector256.FusedMultiplyAdd(
                w.Third, Vector256.Create(c), Vector256.FusedMultiplyAdd(w.Second, Vector256.Create(b), Vector256.Create(a)));
            var color = Vector256.FusedMultiplyAdd(w.Glass, Vector256.Create(glass), wall * w.Bare);
            color = Vector256.FusedMultiplyAdd(w.Trim, Vector256.Create(trim), color);
            color *= Vector256.ConditionalSelect(w.Shaded, Vector256.Create(shade), Vector256<float>.One);
            color = Vector256.FusedMultiplyAdd(w.Lamps, Vector256.Create(lamp), color);
            return Vector256.FusedMultiplyAdd(color, w.Scale, w.Haze * haze);
        }
    }
}
