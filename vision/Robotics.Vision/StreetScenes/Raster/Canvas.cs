using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Shading;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>Takes the pieces of a scene in world coordinates, projects and lights them, and rasterises them row by row.</summary>
internal sealed class Canvas
{
    private const float Near = 0.12f;
    private const int MaxVertices = 24;

    private readonly ScanConverter _polygon;
    private readonly SpanTable _spans;
    private readonly DepthRow _row;
    private readonly TextureStore _textures = TextureStore.Shared;
    private Primitive[] _primitives = new Primitive[8192];
    private FacadeStyle[] _facades = new FacadeStyle[256];
    private int _facadeCount;
    private Atmosphere _air;

    public Canvas(int width, int height)
    {
        _polygon = new ScanConverter(width, height);
        _spans = new SpanTable(height);
        _row = new DepthRow(width);
    }

    public ViewCamera Camera { get; } = new();

    public ref readonly Atmosphere Air => ref _air;

    /// <summary>The pieces drawn so far; number 0 stands for ground and sky.</summary>
    public ReadOnlySpan<Primitive> Primitives => _primitives.AsSpan(0, Count);

    public ReadOnlySpan<FacadeStyle> Facades => _facades.AsSpan(0, _facadeCount);

    private int Count => _spans.Count + 1;

    public void Begin(in Atmosphere air)
    {
        _spans.Clear();
        _air = air;
        _facadeCount = 0;
    }

    /// <summary>
    /// The nearest primitive of every pixel of row <paramref name="y"/>; rows must be asked for one after the other from 0.
    /// </summary>
    public DepthRow RasterizeRow(int y)
    {
        _row.Clear();
        foreach (var item in _spans.Advance(y))
        {
            var (start, end) = _spans.Span(item, y);
            if (start >= end)
            {
                continue;
            }

            ref readonly var primitive = ref _primitives[item + 1];
            if (primitive.Cutout)
            {
                _row.FillCutout(y, start, end, primitive, item + 1, _textures);
            }
            else
            {
                _row.Fill(y, start, end, primitive, item + 1);
            }
        }

        return _row;
    }

    /// <summary>A parallelogram; the texture's tiles are counted along its edges.</summary>
    public void Quad(Vector3 origin, Vector3 u, Vector3 v, in Paint paint) =>
        Polygon(origin, u, v, [new(0f, 0f), new(1f, 0f), new(1f, 1f), new(0f, 1f)], paint);

    /// <summary>A convex polygon on the plane origin + a * u + b * v, given by its (a, b).</summary>
    public void Polygon(Vector3 origin, Vector3 u, Vector3 v, ReadOnlySpan<Vector2> outline, in Paint paint)
    {
        if (Plane(origin, u, v, outline, paint, SurfaceKind.Planar))
        {
            Commit(paint.Cutout);
        }
    }

    /// <summary>A rectangle of a building front with its windows.</summary>
    public void Facade(Vector3 origin, Vector3 u, Vector3 v, in Paint paint, in FacadeStyle style, uint seed, float shadeTop = 0f)
    {
        if (Plane(origin, u, v, [new(0f, 0f), new(1f, 0f), new(1f, 1f), new(0f, 1f)], paint, SurfaceKind.Facade))
        {
            if (_facadeCount == _facades.Length)
            {
                Array.Resize(ref _facades, _facadeCount * 2);
            }

            _facades[_facadeCount] = style;
            _primitives[Count].Facade = _facadeCount++;
            _primitives[Count].Seed = seed;
            _primitives[Count].ShadeTop = shadeTop;
            Commit(false);
        }
    }

    /// <summary>A tapered round bar from <paramref name="start"/> to <paramref name="end"/>; texture u runs across, v along.</summary>
    public void Capsule(Vector3 start, float startRadius, Vector3 end, float endRadius, in Paint paint, bool rounded = true)
    {
        Vector3 a = Camera.ToCamera(start), b = Camera.ToCamera(end);
        if (a.Z < Near || b.Z < Near)
        {
            if (a.Z < Near && b.Z < Near)
            {
                return;
            }

            var t = (Near - a.Z) / (b.Z - a.Z);
            var cut = a + (b - a) * t;
            cut.Z = Near;
            var radius = startRadius + (endRadius - startRadius) * t;
            (a, startRadius, b, endRadius) = a.Z < Near ? (cut, radius, b, endRadius) : (a, startRadius, cut, radius);
        }

        float inverseA = 1f / a.Z, inverseB = 1f / b.Z;
        var p = Project(a);
        var q = Project(b);
        float ra = startRadius * Camera.Focal * inverseA, rb = endRadius * Camera.Focal * inverseB;
        var axis = q - p;
        var length = MathF.Sqrt(axis.X * axis.X + axis.Y * axis.Y);
        axis = length > 1e-3f ? axis / length : new Vector2(0f, 1f);
        var across = new Vector2(-axis.Y, axis.X);

        Span<Vector2> points = stackalloc Vector2[10];
        int count;
        if (rounded)
        {
            const float Half = 0.5f, Side = 0.8660254f;
            points[0] = p + across * ra;
            points[1] = p + (across * Half - axis * Side) * ra;
            points[2] = p - (across * Half + axis * Side) * ra;
            points[3] = p - across * ra;
            points[4] = q - across * rb;
            points[5] = q + (axis * Side - across * Half) * rb;
            points[6] = q + (axis * Side + across * Half) * rb;
            points[7] = q + across * rb;
            count = 8;
        }
        else
        {
            points[0] = p + across * ra;
            points[1] = p - across * ra;
            points[2] = q - across * rb;
            points[3] = q + across * rb;
            count = 4;
        }

        if (!_polygon.Convert(points[..count]))
        {
            return;
        }

        var info = _textures.Info((int)paint.Texture);
        ref var primitive = ref Next(paint, SurfaceKind.Affine);
        var slope = length > 1e-3f ? (inverseB - inverseA) / length : 0f;
        primitive.InvZ = Linear(axis * slope, inverseA * (1f + paint.Bias), p);
        var width = MathF.Max(0.5f * (ra + rb), 0.05f);
        primitive.U = Linear(across * (info.Width * 0.5f / width), info.Width * 0.5f, p);
        var metres = VectorMath.Normalize(b - a + new Vector3(0f, 1e-6f, 0f));
        var texelsPerPixel = info.Height * paint.Tiles.Y * MathF.Sqrt(VectorMath.Dot(b - a, b - a)) / MathF.Max(length, 1f);
        primitive.V = Linear(axis * texelsPerPixel, paint.Offset.Y * info.Height, p);

        // The two edges of the bar face left and right as seen from the camera.
        var sideways = Camera.Right * across.X + Camera.Down * across.Y;
        var lightA = _air.Light(VectorMath.Normalize(sideways * -0.8f - Camera.Forward * 0.5f), paint.Sun);
        var lightB = _air.Light(VectorMath.Normalize(sideways * 0.8f - Camera.Forward * 0.5f), paint.Sun);
        Shade(ref primitive, paint, lightA, lightB, lightA, 2f / (inverseA + inverseB));
        Commit(paint.Cutout);
    }

    /// <summary>A picture that faces the camera: half extents in metres, turned by the angle whose cosine and sine are given.</summary>
    public void Sprite(Vector3 center, Vector2 extent, Vector2 turn, in Paint paint)
    {
        var c = Camera.ToCamera(center);
        if (c.Z < Near)
        {
            return;
        }

        var inverse = 1f / c.Z;
        var p = Project(c);
        var scale = Camera.Focal * inverse;
        var u = turn * (extent.X * scale);
        var v = new Vector2(-turn.Y, turn.X) * (extent.Y * scale);
        if (!_polygon.Convert([p - u - v, p + u - v, p + u + v, p - u + v]))
        {
            return;
        }

        var info = _textures.Info((int)paint.Texture);
        ref var primitive = ref Next(paint, SurfaceKind.Affine);
        primitive.InvZ = new Vector3(0f, 0f, inverse * (1f + paint.Bias));
        var stepU = u * (0.5f * info.Width * paint.Tiles.X / MathF.Max(u.LengthSquared(), 1e-4f));
        var stepV = v * (0.5f * info.Height * paint.Tiles.Y / MathF.Max(v.LengthSquared(), 1e-4f));
        primitive.U = Linear(stepU, info.Width * (paint.Offset.X + 0.5f * paint.Tiles.X), p);
        primitive.V = Linear(stepV, info.Height * (paint.Offset.Y + 0.5f * paint.Tiles.Y), p);

        var toCamera = Camera.Forward * -0.6f;
        var top = _air.Light(VectorMath.Normalize(toCamera + new Vector3(0f, 0.8f, 0f) + _air.SunDirection * 0.5f), paint.Sun);
        var bottom = _air.Light(VectorMath.Normalize(toCamera + new Vector3(0f, -0.5f, 0f)), 0f);
        Shade(ref primitive, paint, top, bottom, top, c.Z);
        Commit(paint.Cutout);
    }

    /// <summary>A convex piece of the robot itself, in front of everything; points are parts of the picture's width and height.</summary>
    public void Overlay(ReadOnlySpan<Vector2> outline, in Paint paint)
    {
        Span<Vector2> points = stackalloc Vector2[MaxVertices];
        var size = new Vector2(Camera.Width, Camera.Height);
        for (var i = 0; i < outline.Length; i++)
        {
            points[i] = outline[i] * size;
        }

        if (_polygon.Convert(points[..outline.Length]))
        {
            var info = _textures.Info((int)paint.Texture);
            ref var primitive = ref Next(paint, SurfaceKind.Affine);
            primitive.InvZ = new Vector3(0f, 0f, 1f / (0.5f * Near));
            primitive.U = new Vector3(info.Width * paint.Tiles.X / size.X, 0f, 0f);
            primitive.V = new Vector3(0f, info.Height * paint.Tiles.Y / size.Y, info.Height * paint.Offset.Y);
            var light = _air.Light(VectorMath.Normalize(new Vector3(0f, 1f, -0.3f)), paint.Sun);
            Shade(ref primitive, paint, light, light, light, 0f);
            Commit(paint.Cutout);
        }
    }

    /// <summary>Whether a ball of the given radius may be in the picture.</summary>
    public bool Sees(Vector3 center, float radius)
    {
        var c = Camera.ToCamera(center);
        if (c.Z < -radius)
        {
            return false;
        }

        var x = Camera.CenterX / Camera.Focal;
        var y = Camera.CenterY / Camera.Focal;
        return MathF.Abs(c.X) <= x * MathF.Max(c.Z, 0f) + radius * (1f + x) && MathF.Abs(c.Y) <= y * MathF.Max(c.Z, 0f) + radius * (1f + y);
    }

    private static Vector3 Linear(Vector2 slope, float value, Vector2 at) => new(slope.X, slope.Y, value - slope.X * at.X - slope.Y * at.Y);

    private Vector2 Project(Vector3 c)
    {
        var scale = Camera.Focal / c.Z;
        return new Vector2(Camera.CenterX + c.X * scale, Camera.CenterY + c.Y * scale);
    }

    /// <summary>Sets up a plane as the next primitive, and its spans; false when it cannot be seen.</summary>
    private bool Plane(Vector3 origin, Vector3 u, Vector3 v, ReadOnlySpan<Vector2> outline, in Paint paint, SurfaceKind kind)
    {
        Vector3 o = Camera.ToCamera(origin), cu = Camera.Rotate(u), cv = Camera.Rotate(v);
        var normal = VectorMath.Cross(cu, cv);
        var volume = VectorMath.Dot(o, normal);
        if (MathF.Abs(volume) < 1e-9f)
        {
            return false;
        }

        Span<Vector3> clipped = stackalloc Vector3[MaxVertices];
        var count = Clip(o, cu, cv, outline, clipped);
        if (count < 3)
        {
            return false;
        }

        Span<Vector2> points = stackalloc Vector2[MaxVertices];
        var depth = 0f;
        for (var i = 0; i < count; i++)
        {
            points[i] = Project(clipped[i]);
            depth += clipped[i].Z;
        }

        if (!_polygon.Convert(points[..count]))
        {
            return false;
        }

        var info = _textures.Info((int)paint.Texture);
        ref var primitive = ref Next(paint, kind);
        var scale = 1f / volume;
        var inverse = ToPixels(normal * scale);
        primitive.InvZ = inverse * (1f + paint.Bias);
        primitive.U = (ToPixels(VectorMath.Cross(cv, o) * scale) * paint.Tiles.X + inverse * paint.Offset.X) * info.Width;
        primitive.V = (ToPixels(VectorMath.Cross(o, cu) * scale) * paint.Tiles.Y + inverse * paint.Offset.Y) * info.Height;

        var world = VectorMath.Normalize(VectorMath.Cross(u, v));
        world = VectorMath.Dot(world, origin - Camera.Position) > 0f ? -world : world;
        var light = _air.Light(world, paint.Sun);
        Shade(ref primitive, paint, light, light, light, depth / count);
        primitive.Light = light;
        primitive.Shade = _air.Light(world, 0f) / light;
        return true;
    }

    /// <summary>From a linear form over camera rays (x, y, 1) to one over image points.</summary>
    private Vector3 ToPixels(Vector3 form)
    {
        var x = form.X / Camera.Focal;
        var y = form.Y / Camera.Focal;
        return new Vector3(x, y, form.Z - x * Camera.CenterX - y * Camera.CenterY);
    }

    private static int Clip(Vector3 o, Vector3 u, Vector3 v, ReadOnlySpan<Vector2> outline, Span<Vector3> result)
    {
        var count = 0;
        var previous = o + u * outline[^1].X + v * outline[^1].Y;
        foreach (var point in outline)
        {
            var current = o + u * point.X + v * point.Y;
            if (current.Z >= Near != previous.Z >= Near)
            {
                var cut = previous + (current - previous) * ((Near - previous.Z) / (current.Z - previous.Z));
                cut.Z = Near;
                result[count++] = cut;
            }

            if (current.Z >= Near)
            {
                result[count++] = current;
            }

            previous = current;
        }

        return count;
    }

    private ref Primitive Next(in Paint paint, SurfaceKind kind)
    {
        if (Count == _primitives.Length)
        {
            Array.Resize(ref _primitives, Count * 2);
        }

        ref var primitive = ref _primitives[Count];
        primitive = default;
        primitive.Kind = kind;
        primitive.Label = paint.Label;
        primitive.Texture = (int)paint.Texture;
        return ref primitive;
    }

    private void Shade(ref Primitive primitive, in Paint paint, Vector3 lightA, Vector3 lightB, Vector3 lightC, float depth)
    {
        var air = primitive.Kind == SurfaceKind.Facade ? 1f : _air.Transmission(depth);
        var own = new Vector3(paint.Glow);
        var first = paint.First * (lightA + own);
        primitive.ColorA = first * (air / 128f);
        primitive.ColorB = (paint.Second * (lightB + own) - first) * (air / (128f * 255f));
        primitive.ColorC = (paint.Third * (lightC + own) - first) * (air / (128f * 255f));
        primitive.Fog = _air.Haze * (1f - air);
    }

    /// <summary>Adds the next primitive with the polygon that was converted for it.</summary>
    private void Commit(bool cutout)
    {
        _primitives[Count].Cutout = cutout;
        _spans.Add(_polygon);
    }
}
