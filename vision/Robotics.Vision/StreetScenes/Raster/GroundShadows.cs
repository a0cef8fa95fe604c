using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Shading;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// The shadows that things cast on the ground. A mask value of 0..127 is the blocked part of the sun, 128..255 blocks the sun and part of
/// the sky too.
/// </summary>
internal sealed unsafe class GroundShadows
{
    private const float Near = 0.12f;
    private const float LongestPerMetre = 9f;

    /// <summary>Mask value of full sun shadow; more also takes sky light.</summary>
    private const byte Umbra = 127;

    private readonly ViewCamera _camera;
    private readonly ScanConverter _polygon;
    private readonly SpanTable _spans;
    private readonly byte[] _row;
    private byte[] _values = new byte[2048];
    private Vector3 _slant;
    private bool _sunny;

    public GroundShadows(ViewCamera camera, int width, int height)
    {
        _camera = camera;
        _polygon = new ScanConverter(width, height);
        _spans = new SpanTable(height);
        _row = GC.AllocateArray<byte>(width + 32, pinned: true);
    }

    public void Begin(in Atmosphere air)
    {
        _spans.Clear();
        _sunny = air.SunLight.X + air.SunLight.Y + air.SunLight.Z > 0.15f;
        var perMetre = MathF.Min(1f / MathF.Max(air.SunDirection.Y, 0.02f), LongestPerMetre);
        _slant = new Vector3(-air.SunDirection.X * perMetre, 0f, -air.SunDirection.Z * perMetre);
    }

    /// <summary>An upright box on the ground, from <paramref name="bottom"/> to <paramref name="top"/> metres.</summary>
    public void Box(Vector3 center, Vector3 along, float halfLength, float halfWidth, float bottom, float top, byte strength = Umbra)
    {
        if (!_sunny)
        {
            return;
        }

        var a = along * halfLength;
        var b = new Vector3(along.Z, 0f, -along.X) * halfWidth;
        var low = Ground(center) + _slant * bottom;
        var high = Ground(center) + _slant * top;
        Span<Vector3> points = [low - a - b, low + a - b, low + a + b, low - a + b, high - a - b, high + a - b, high + a + b, high - a + b];
        Fill(ConvexHull.Around(points), strength);
    }

    /// <summary>A ball's shadow.</summary>
    public void Ball(Vector3 center, float radius, byte strength = Umbra)
    {
        if (!_sunny)
        {
            return;
        }

        var middle = Ground(center) + _slant * center.Y;
        var stretch = MathF.Sqrt(1f + VectorMath.Dot(_slant, _slant));
        var along = VectorMath.Normalize(_slant + new Vector3(1e-4f, 0f, 0f)) * (radius * stretch);
        var across = VectorMath.Normalize(new Vector3(along.Z, 0f, -along.X)) * radius;
        Span<Vector3> points = stackalloc Vector3[10];
        for (var i = 0; i < points.Length; i++)
        {
            var angle = i * (Math.Tau / points.Length);
            points[i] = middle + along * Trig.Cos(angle) + across * Trig.Sin(angle);
        }

        Fill(points, strength);
    }

    /// <summary>The dark place under a thing that stands on the ground.</summary>
    public void Contact(Vector3 center, Vector3 along, float halfLength, float halfWidth, float darkness)
    {
        var b = new Vector3(along.Z, 0f, -along.X);
        for (var ring = 0; ring < 3; ring++)
        {
            var grow = 0.05f + 0.16f * (2 - ring);
            var a = along * (halfLength + grow);
            var w = b * (halfWidth + grow);
            var c = Ground(center);
            Fill([c - a - w, c + a - w, c + a + w, c - a + w], (byte)(128f + 127f * darkness * (0.35f + 0.325f * ring)));
        }
    }

    /// <summary>The mask of row <paramref name="y"/>; rows must be asked for one after the other from 0.</summary>
    public byte* RasterizeRow(int y)
    {
        var row = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_row));
        Array.Clear(_row);
        foreach (var item in _spans.Advance(y))
        {
            var (start, end) = _spans.Span(item, y);
            var values = Vector128.Create(_values[item]);
            var x = start;
            for (; x + 16 <= end; x += 16)
            {
                Vector128.Max(Vector128.Load(row + x), values).Store(row + x);
            }

            for (; x < end; x++)
            {
                row[x] = Math.Max(row[x], _values[item]);
            }
        }

        return row;
    }

    private static Vector3 Ground(Vector3 p) => new(p.X, 0f, p.Z);

    private void Fill(ReadOnlySpan<Vector3> polygon, byte value)
    {
        Span<Vector2> points = stackalloc Vector2[polygon.Length + 4];
        var count = 0;
        var previous = _camera.ToCamera(polygon[^1]);
        foreach (var point in polygon)
        {
            var current = _camera.ToCamera(point);
            if (current.Z >= Near != previous.Z >= Near)
            {
                var cut = previous + (current - previous) * ((Near - previous.Z) / (current.Z - previous.Z));
                points[count++] = Project(new Vector3(cut.X, cut.Y, Near));
            }

            if (current.Z >= Near)
            {
                points[count++] = Project(current);
            }

            previous = current;
        }

        if (count >= 3 && _polygon.Convert(points[..count]))
        {
            if (_spans.Count == _values.Length)
            {
                Array.Resize(ref _values, 2 * _values.Length);
            }

            _values[_spans.Count] = value;
            _spans.Add(_polygon);
        }
    }

    private Vector2 Project(Vector3 c)
    {
        var scale = _camera.Focal / c.Z;
        return new Vector2(_camera.CenterX + c.X * scale, _camera.CenterY + c.Y * scale);
    }
}
