using System.Numerics;
using System.Runtime.CompilerServices;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// Turns a convex polygon on the screen into one span a row. A pixel belongs to the polygon when its centre lies inside; the left and top
/// edges are closed, so that neighbours that share an edge neither overlap nor leave a gap.
/// </summary>
internal sealed class ScanConverter(int width, int height)
{
    private readonly float[] _left = new float[height];
    private readonly float[] _right = new float[height];

    public int Top { get; private set; }

    /// <summary>One past the last row.</summary>
    public int Bottom { get; private set; }

    /// <summary>First and one past the last pixel of row <paramref name="y"/>, between <see cref="Top"/> and <see cref="Bottom"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Start, int End) Span(int y)
    {
        var start = _left[y] <= 0.5f ? 0 : (int)MathF.Ceiling(MathF.Min(_left[y], width + 1f) - 0.5f);
        var end = _right[y] >= width ? width : (int)MathF.Ceiling(MathF.Max(_right[y], -1f) - 0.5f);
        return (start, end);
    }

    /// <summary>Prepares the spans; false when no pixel row is touched.</summary>
    public bool Convert(ReadOnlySpan<Vector2> points)
    {
        float minY = points[0].Y, maxY = minY, minX = points[0].X, maxX = minX;
        foreach (var point in points[1..])
        {
            minY = MathF.Min(minY, point.Y);
            maxY = MathF.Max(maxY, point.Y);
            minX = MathF.Min(minX, point.X);
            maxX = MathF.Max(maxX, point.X);
        }

        if (!(minX < width && maxX > 0f && minY < height && maxY > 0f))
        {
            Top = Bottom = 0;
            return false;
        }

        Top = FirstRow(minY);
        Bottom = FirstRow(maxY);
        if (Top >= Bottom)
        {
            return false;
        }

        for (var y = Top; y < Bottom; y++)
        {
            _left[y] = float.MaxValue;
            _right[y] = float.MinValue;
        }

        for (int i = 0, j = points.Length - 1; i < points.Length; j = i++)
        {
            if (points[i].Y < points[j].Y)
            {
                AddEdge(points[i], points[j]);
            }
            else if (points[j].Y < points[i].Y)
            {
                AddEdge(points[j], points[i]);
            }
        }

        return true;
    }

    private void AddEdge(Vector2 upper, Vector2 lower)
    {
        var first = FirstRow(upper.Y);
        var end = FirstRow(lower.Y);
        var slope = (lower.X - upper.X) / (lower.Y - upper.Y);
        for (var y = first; y < end; y++)
        {
            var x = upper.X + (y + 0.5f - upper.Y) * slope;
            _left[y] = MathF.Min(_left[y], x);
            _right[y] = MathF.Max(_right[y], x);
        }
    }

    private int FirstRow(float y) => y <= 0.5f ? 0 : y >= height ? height : (int)MathF.Ceiling(y - 0.5f);
}
