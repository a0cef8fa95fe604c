using System.Numerics;

namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>Vector operations with a fixed order of additions, so that results do not depend on the instruction chosen for them.</summary>
internal static class VectorMath
{
    public static float Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vector3 Cross(Vector3 a, Vector3 b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static Vector3 Normalize(Vector3 a) => a * (1f / MathF.Sqrt(Dot(a, a)));

    public static Vector3 Lerp(Vector3 a, Vector3 b, float t) => a + (b - a) * t;
}
