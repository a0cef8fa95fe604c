using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// Turns a convex polygon on the screen into one span a row. A pixel belongs to the polygon when its centre lies inside; the left and top
/// edges are closed, so that neighbours that share an edge neither overlap nor leave a gap.
/// </summary>
internal sealed unsafe class ScanConverter
{
    private readonly int _width;
    private readonly int _height;
    private readonly float[] _left;
    private readonly float[] _right;

    public ScanConverter(int width, int height)
    {
        _width = width;
        _height = height;
        _left = GC.AllocateArray<float>(height + Lanes.Count, pinned: true);
        _right = GC.AllocateArray<float>(height + Lanes.Count, pinned: true);
    }

    public int Top { get; private set; }

    /// <summary>One past the last row.</summary>
    public int Bottom { get; private set; }

    /// <summary>Finds the edges; false when no pixel is touched for sure.</summary>
    public bool Convert(ReadOnlySpan<Vector2> points)
    {
        float minY = points[0].Y, maxY = minY, minX = points[0].X, maxX = minX;
        foreach (var point in points[1..])
        {
            minY = float.MinNative(minY, point.Y);
            maxY = float.MaxNative(maxY, point.Y);
            minX = float.MinNative(minX, point.X);
            maxX = float.MaxNative(maxX, point.X);
        }

        if (!(minX < _width && maxX > 0f && minY < _height && maxY > 0f))
        {
            return false;
        }

        Top = FirstRow(minY);
        Bottom = FirstRow(maxY);
        if (Top >= Bottom)
        {
            return false;
        }

        _left.AsSpan(Top, Bottom - Top).Fill(float.MaxValue);
        _right.AsSpan(Top, Bottom - Top).Fill(float.MinValue);
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

    /// <summary>
    /// Writes the spans of rows <see cref="Top"/>..<see cref="Bottom"/>: first pixel in the low, one past the last in the high half. The
    /// target needs room for seven more.
    /// </summary>
    public void CopySpans(Span<int> target)
    {
        var half = Vector256.Create(0.5f);
        var limit = Vector256.Create((float)_width);
        fixed (int* packed = target)
        {
            for (var y = Top; y < Bottom; y += Lanes.Count)
            {
                var left = Vector256.Ceiling(Vector256.Load(Pointer(_left) + y) - half);
                var right = Vector256.Ceiling(Vector256.Load(Pointer(_right) + y) - half);
                left = Vector256.MinNative(Vector256.MaxNative(left, Vector256<float>.Zero), limit);
                right = Vector256.MinNative(Vector256.MaxNative(right, Vector256<float>.Zero), limit);
                (Vector256.ConvertToInt32Native(left) | Vector256.ShiftLeft(Vector256.ConvertToInt32Native(right), 16)).Store(
                    packed + y - Top);
            }
        }
    }

    private void AddEdge(Vector2 upper, Vector2 lower)
    {
        var first = FirstRow(upper.Y);
        var end = FirstRow(lower.Y);
        var slope = (lower.X - upper.X) / (lower.Y - upper.Y);
        float* left = Pointer(_left), right = Pointer(_right);
        for (var y = first; y < end; y++)
        {
            var x = upper.X + (y + 0.5f - upper.Y) * slope;
            left[y] = float.MinNative(left[y], x);
            right[y] = float.MaxNative(right[y], x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FirstRow(float y) => (int)MathF.Ceiling(float.MinNative(float.MaxNative(y - 0.5f, 0f), _height));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Pointer(float[] pinned) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
