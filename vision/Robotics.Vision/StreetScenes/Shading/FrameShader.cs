using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Colours and labels a rasterised frame row by row: runs of the same primitive go to the shader of its kind.</summary>
internal sealed unsafe class FrameShader
{
    private readonly Canvas _canvas;
    private readonly GroundShadows _shadows;
    private readonly int _width;
    private readonly Dither _dither = new();
    private readonly SurfaceShader _surfaces;
    private readonly FacadeShader _facades;
    private readonly GroundShader _ground;
    private readonly GroundPainter _painter;
    private readonly SkyShader _sky;
    private readonly WetMirror _mirror;
    private readonly byte[] _labels;

    public FrameShader(Canvas canvas, GroundShadows shadows, GroundModel ground, int width, int height)
    {
        _canvas = canvas;
        _shadows = shadows;
        _width = width;
        var textures = TextureStore.Shared;
        _surfaces = new SurfaceShader(textures, _dither);
        _facades = new FacadeShader(textures, _dither);
        _mirror = new WetMirror(canvas.Camera, width, height);
        _painter = new GroundPainter(textures, canvas.Camera, ground, _dither, _mirror);
        _ground = new GroundShader(canvas.Camera, ground, _painter);
        _sky = new SkyShader(textures, canvas.Camera, _dither);
        Colors = new RowBuffer(width);
        _labels = GC.AllocateArray<byte>(width + 16, pinned: true);
    }

    /// <summary>The colours of the row that was shaded last.</summary>
    public RowBuffer Colors { get; }

    public void Begin(ulong seed, int frame)
    {
        _dither.Seed((uint)SceneRandom.For(seed, SceneStream.Noise, frame, 1).Bits());
        _facades.Begin(_canvas.Air);
        _painter.Begin(_canvas.Air);
        _sky.Begin(_canvas.Air, frame * 0.02f);
    }

    public void Shade(int y, Span<byte> labels)
    {
        var ids = _canvas.RasterizeRow(y).Ids;
        var label = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_labels));
        var row = new RowContext(y, Colors, (nint)label, (nint)_shadows.RasterizeRow(y));
        for (var start = 0; start < _width;)
        {
            var id = ids[start];
            var end = RunEnd(ids, start, _width);
            if (id == 0)
            {
                ShadeBackground(row, start, end);
            }
            else
            {
                ref readonly var primitive = ref _canvas.Primitives[id];
                if (primitive.Kind == SurfaceKind.Facade)
                {
                    _facades.Shade(row, start, end, primitive, _canvas.Facades[primitive.Facade]);
                }
                else
                {
                    _surfaces.Shade(row, start, end, primitive);
                }

                new Span<byte>(label + start, end - start).Fill(primitive.Label);
            }

            start = end;
        }

        if (_canvas.Air.Wetness > 0f)
        {
            _mirror.Keep(y, Colors);
        }

        _labels.AsSpan(0, _width).CopyTo(labels);
    }

    /// <summary>Splits a run at the horizon, which may be slanted.</summary>
    private void ShadeBackground(in RowContext row, int start, int end)
    {
        var camera = _canvas.Camera;
        var first = camera.Ray(start + 0.5f, row.Y + 0.5f).Y;
        var last = camera.Ray(end - 0.5f, row.Y + 0.5f).Y;
        var split = start;
        if (first >= GroundShader.HorizonSlope == last >= GroundShader.HorizonSlope)
        {
            split = first >= GroundShader.HorizonSlope ? end : start;
            ShadeSky(row, start, split);
            ShadeGround(row, split, end);
            return;
        }

        split = start + 1 + (int)((GroundShader.HorizonSlope - first) / (last - first) * (end - 1 - start));
        split = Math.Clamp(split, start, end);
        if (first >= GroundShader.HorizonSlope)
        {
            ShadeSky(row, start, split);
            ShadeGround(row, split, end);
        }
        else
        {
            ShadeGround(row, start, split);
            ShadeSky(row, split, end);
        }
    }

    private void ShadeSky(in RowContext row, int start, int end)
    {
        if (start < end)
        {
            _sky.Shade(row, start, end);
            new Span<byte>(row.Label + start, end - start).Fill(StreetClass.Sky);
        }
    }

    private void ShadeGround(in RowContext row, int start, int end)
    {
        if (start < end)
        {
            _ground.Shade(row, start, end);
        }
    }

    private static int RunEnd(int* ids, int start, int width)
    {
        var id = Vector256.Create(ids[start]);
        for (var x = start; x < width; x += 8)
        {
            var different = ~Vector256.Equals(Vector256.Load(ids + x), id).ExtractMostSignificantBits() & 0xFF;
            if (different != 0)
            {
                return Math.Min(width, x + System.Numerics.BitOperations.TrailingZeroCount(different));
            }
        }

        return width;
    }
}
