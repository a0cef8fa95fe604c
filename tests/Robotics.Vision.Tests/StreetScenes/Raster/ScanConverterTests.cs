using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;

namespace Robotics.Vision.Tests.StreetScenes.Raster;

public class ScanConverterTests
{
    private const int Width = 40;
    private const int Height = 30;

    /// <summary>A fan of triangles around a point covers every pixel of the picture exactly once.</summary>
    [Fact]
    public void NeighboursNeitherOverlapNorLeaveGaps()
    {
        var random = new SceneRandom(1);
        for (int round = 0; round < 50; round++)
        {
            var center = new Vector2(random.Range(0f, Width), random.Range(0f, Height));
            Vector2[] rim =
            [
                new(-50f, -60f), new(random.Range(0f, Width), -60f), new(90f, -60f), new(90f, random.Range(0f, Height)), new(90f, 90f),
                new(-50f, 90f)
            ];
            var cover = new int[Width * Height];
            for (int i = 0; i < rim.Length; i++)
            {
                Add(cover, [center, rim[i], rim[(i + 1) % rim.Length]]);
            }

            Assert.All(cover, count => Assert.Equal(1, count));
        }
    }

    /// <summary>Pixels are inside when their centres are, by the signs of the edge functions.</summary>
    [Fact]
    public void PixelCentresDecide()
    {
        var random = new SceneRandom(2);
        for (int round = 0; round < 200; round++)
        {
            Vector2[] triangle = [Point(ref random), Point(ref random), Point(ref random)];
            var cover = new int[Width * Height];
            Add(cover, triangle);
            for (int i = 0; i < cover.Length; i++)
            {
                double distance = Inside(triangle, i % Width + 0.5, i / Width + 0.5);
                if (Math.Abs(distance) > 1e-3)
                {
                    Assert.Equal(distance > 0, cover[i] == 1);
                }
            }
        }
    }

    private static Vector2 Point(ref SceneRandom random) => new(random.Range(-20f, Width + 20f), random.Range(-20f, Height + 20f));

    private static void Add(int[] cover, ReadOnlySpan<Vector2> polygon)
    {
        var converter = new ScanConverter(Width, Height);
        if (!converter.Convert(polygon))
        {
            return;
        }

        var table = new SpanTable(Height);
        table.Clear();
        table.Add(converter);
        for (int y = 0; y < Height; y++)
        {
            foreach (int item in table.Advance(y))
            {
                var (start, end) = table.Span(item, y);
                for (int x = start; x < end; x++)
                {
                    cover[y * Width + x]++;
                }
            }
        }
    }

    /// <summary>Smallest signed distance (up to scale) to the three edges; positive inside.</summary>
    private static double Inside(Vector2[] t, double x, double y)
    {
        double area = Edge(t[0], t[1], t[2].X, t[2].Y), sign = Math.Sign(area);
        return Enumerable.Range(0, 3).Min(i => sign * Edge(t[i], t[(i + 1) % 3], x, y));
    }

    private static double Edge(Vector2 a, Vector2 b, double x, double y) =>
        ((double)b.X - a.X) * (y - a.Y) - ((double)b.Y - a.Y) * (x - a.X);
}
