using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Shading;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.Tests.StreetScenes.Raster;

public class CanvasTests
{
    private const int Width = 96;
    private const int Height = 64;

    /// <summary>
    /// At every pixel the nearest of forty quads wins, as meeting each plane with the pixel's ray in double precision shows.
    /// </summary>
    [Fact]
    public unsafe void TheNearestSurfaceAtThePixelCentreWins()
    {
        var canvas = new Canvas(Width, Height);
        canvas.Camera.Place(Width, Height, 0.8f, new Vector3(0.3f, 1.4f, -0.2f), 0.1f, 0.05f, 0.02f);
        canvas.Begin(new Atmosphere { SunDirection = Vector3.UnitY });
        var random = new SceneRandom(9);
        var quads = new List<(Vector3 Origin, Vector3 U, Vector3 V)>();
        for (int i = 0; i < 40; i++)
        {
            var origin = new Vector3(random.Range(-6f, 6f), random.Range(-2f, 5f), random.Range(-1f, 20f));
            Vector3 u = Arrow(ref random), v = Arrow(ref random);
            quads.Add((origin, u, v));
            canvas.Quad(origin, u, v, new Paint((byte)i, TextureId.Plain, Vector3.One));
        }

        int wrong = 0, covered = 0;
        for (int y = 0; y < Height; y++)
        {
            var ids = canvas.RasterizeRow(y).Ids;
            for (int x = 0; x < Width; x++)
            {
                var (nearest, tie) = Nearest(canvas.Camera, quads, x + 0.5f, y + 0.5f);
                int actual = ids[x] == 0 ? -1 : canvas.Primitives[ids[x]].Label;
                covered += actual >= 0 ? 1 : 0;
                wrong += actual != nearest && !tie ? 1 : 0;
            }
        }

        Assert.True(covered > Width * Height / 2);
        Assert.Equal(0, wrong);
    }

    private static Vector3 Arrow(ref SceneRandom random) => new(random.Range(-4f, 4f), random.Range(-4f, 4f), random.Range(-4f, 4f));

    private static (int Quad, bool Tie) Nearest(ViewCamera camera, List<(Vector3 Origin, Vector3 U, Vector3 V)> quads, float x, float y)
    {
        var ray = camera.Ray(x, y);
        var (best, depth, tie) = (-1, double.MaxValue, false);
        for (int i = 0; i < quads.Count; i++)
        {
            var (o, u, v) = quads[i];
            var n = Vector3.Cross(u, v);
            double distance = Vector3.Dot(n, o - camera.Position) / (double)Vector3.Dot(n, ray);
            var hit = camera.Position + ray * (float)distance - o;
            double a = Vector3.Dot(Vector3.Cross(hit, v), n) / (double)n.LengthSquared(),
                b = Vector3.Dot(Vector3.Cross(u, hit), n) / (double)n.LengthSquared();
            const double Edge = 2e-4;
            bool inside = distance > 0.12 && a is > 0 and < 1 && b is > 0 and < 1;
            bool doubtful = Math.Min(Math.Min(Math.Abs(a), Math.Abs(1 - a)), Math.Min(Math.Abs(b), Math.Abs(1 - b))) < Edge
                || Math.Abs(distance - 0.12) < 1e-3;
            if (doubtful && distance < depth + 0.01 && a is > -Edge and < 1 + Edge && b is > -Edge and < 1 + Edge)
            {
                tie = true;
            }

            if (inside)
            {
                tie |= Math.Abs(distance - depth) < 1e-3;
                (best, depth) = distance < depth ? (i, distance) : (best, depth);
            }
        }

        return (best, tie);
    }
}
