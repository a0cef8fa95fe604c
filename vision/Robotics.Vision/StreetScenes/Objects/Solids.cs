using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>Boxes and discs in a thing's own axes; faces that look away from the camera are left out.</summary>
internal static class Solids
{
    /// <summary>A box from <paramref name="low"/> to <paramref name="high"/> given as (forward, right, up).</summary>
    public static void Box(Canvas canvas, in LocalFrame frame, Vector3 low, Vector3 high, in Paint sides, in Paint ends, in Paint top)
    {
        var eye = canvas.Camera.Position - frame.Origin;
        float forward = VectorMath.Dot(eye, frame.Forward), right = VectorMath.Dot(eye, frame.Right), up = eye.Y;
        var length = frame.Forward * (high.X - low.X);
        var width = frame.Right * (high.Y - low.Y);
        var down = new Vector3(0f, low.Z - high.Z, 0f);
        if (right > high.Y)
        {
            canvas.Quad(frame.At(high.X, high.Y, high.Z), -length, down, sides);
        }
        else if (right < low.Y)
        {
            canvas.Quad(frame.At(high.X, low.Y, high.Z), -length, down, sides);
        }

        if (forward > high.X)
        {
            canvas.Quad(frame.At(high.X, low.Y, high.Z), width, down, ends);
        }
        else if (forward < low.X)
        {
            canvas.Quad(frame.At(low.X, low.Y, high.Z), width, down, ends);
        }

        if (up > high.Z)
        {
            canvas.Quad(frame.At(low.X, low.Y, high.Z), length, width, top);
        }
        else if (up < low.Z)
        {
            canvas.Quad(frame.At(low.X, low.Y, low.Z), length, width, top);
        }
    }

    /// <summary>A box of one material.</summary>
    public static void Box(Canvas canvas, in LocalFrame frame, Vector3 low, Vector3 high, in Paint paint) =>
        Box(canvas, frame, low, high, paint, paint, paint);

    /// <summary>An upright disc whose axis is <paramref name="axis"/>; its texture is a picture of the whole disc.</summary>
    public static void Disc(Canvas canvas, Vector3 center, Vector3 axis, float radius, in Paint paint)
    {
        var u = VectorMath.Normalize(new Vector3(axis.Z, 0f, -axis.X)) * (2f * radius);
        var v = new Vector3(0f, -2f * radius, 0f);
        canvas.Polygon(center - u * 0.5f - v * 0.5f, u, v, Circle, paint);
    }

    private static ReadOnlySpan<Vector2> Circle => _circle;

    private static readonly Vector2[] _circle = MakeCircle(14);

    private static Vector2[] MakeCircle(int count)
    {
        var points = new Vector2[count];
        for (var i = 0; i < count; i++)
        {
            var angle = i * (Math.Tau / count);
            points[i] = new Vector2(0.5f + 0.5f * Trig.Cos(angle), 0.5f + 0.5f * Trig.Sin(angle));
        }

        return points;
    }
}
