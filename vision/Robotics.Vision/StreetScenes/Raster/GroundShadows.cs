using System.Numerics;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Shading;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>Draws the shadows that things cast on the ground into the ground light mask.</summary>
internal sealed unsafe class GroundShadows(VisibilityBuffer target, ViewCamera camera)
{
    private const float Near = 0.12f;
    private const float LongestPerMetre = 9f;

    /// <summary>Mask value of full sun shadow; more also takes sky light.</summary>
    private const byte Umbra = 127;

    private readonly ScanConverter _spans = new(target.Width, target.Height);
    private Vector3 _slant;
    private bool _sunny;

    public void Begin(in Atmosphere air)
    {
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

    private static Vector3 Ground(Vector3 p) => new(p.X, 0f, p.Z);

    private void Fill(ReadOnlySpan<Vector3> polygon, byte value)
    {
        Span<Vector2> points = stackalloc Vector2[polygon.Length + 4];
        var count = 0;
        var previous = camera.ToCamera(polygon[^1]);
        foreach (var point in polygon)
        {
            var current = camera.ToCamera(point);
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

        if (count < 3 || !_spans.Convert(points[..count]))
        {
            return;
        }

        var values = Vector128.Create(value);
        for (var y = _spans.Top; y < _spans.Bottom; y++)
        {
            var (start, end) = _spans.Span(y);
            var row = target.MaskRow(y);
            var x = start;
            for (; x + 16 <= end; x += 16)
            {
                Vector128.Max(Vector128.Load(row + x), values).Store(row + x);
            }

            for (; x < end; x++)
            {
                row[x] = Math.Max(row[x], value);
            }
        }
    }

    private Vector2 Project(Vector3 c)
    {
        var scale = camera.Focal / c.Z;
        return new Vector2(camera.CenterX + c.X * scale, camera.CenterY + c.Y * scale);
    }
}
