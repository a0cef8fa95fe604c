using System.Numerics;

namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>Convex hull on the ground plane (X, Z).</summary>
internal static class ConvexHull
{
    /// <summary>Reorders <paramref name="points"/> so that the returned part is their hull in order.</summary>
    public static ReadOnlySpan<Vector3> Around(Span<Vector3> points)
    {
        var count = 0;
        var start = 0;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i].X < points[start].X || (points[i].X == points[start].X && points[i].Z < points[start].Z))
            {
                start = i;
            }
        }

        // Gift wrapping: swap the next corner to the front.
        (points[0], points[start]) = (points[start], points[0]);
        count = 1;
        while (count < points.Length)
        {
            var last = points[count - 1];
            var best = -1;
            for (var i = count; i <= points.Length; i++)
            {
                var index = i == points.Length ? 0 : i;
                if (index == 0 && count == 1)
                {
                    continue;
                }

                if (best < 0 || Turn(last, points[best], points[index]) > 0f)
                {
                    best = index;
                }
            }

            if (best == 0)
            {
                break;
            }

            (points[count], points[best]) = (points[best], points[count]);
            count++;
        }

        return points[..count];
    }

    private static float Turn(Vector3 a, Vector3 b, Vector3 c) => (b.X - a.X) * (c.Z - a.Z) - (b.Z - a.Z) * (c.X - a.X);
}
