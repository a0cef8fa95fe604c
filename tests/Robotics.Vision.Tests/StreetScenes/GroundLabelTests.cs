using System.Numerics;
using Robotics.Vision.StreetScenes;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.Tests.StreetScenes;

/// <summary>
/// Compares the labels of the ground with a second implementation: one pixel at a time, in double precision, from the layout alone.
/// </summary>
public class GroundLabelTests
{
    private const int Width = 240;
    private const int Height = 135;

    [Theory]
    [InlineData(StreetScenesSplit.Train)]
    [InlineData(StreetScenesSplit.Val)]
    public void GroundLabelsAreThoseOfTheRayThroughThePixelCentre(StreetScenesSplit split)
    {
        var renderer = new StreetScenesRenderer(Width, Height);
        var layout = new StreetLayout();
        var camera = new ViewCamera();
        int compared = 0, wrong = 0;
        for (ulong seed = 0; seed < 10; seed++)
        {
            int frame = (int)seed * 17;
            var label = Picture.Render(renderer, split, seed, frame).Label;
            var scene = SceneParameters.Create(split, seed);
            layout.Plan(scene, CameraRig.Station(scene, frame));
            CameraRig.Place(camera, scene, layout.Ground.Window, frame, Width, Height);
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++)
                {
                    if (label[y * Width + x] is not (0 or 1 or 9))
                    {
                        continue;
                    }

                    byte expected = LabelAt(layout.Ground, camera, x + 0.5, y + 0.5);
                    if (expected == label[y * Width + x])
                    {
                        compared++;
                    }
                    else if (Around(layout.Ground, camera, x + 0.5, y + 0.5).All(other => other == expected))
                    {
                        wrong++;
                    }
                }
            }
        }

        Assert.True(compared > 10 * Width * Height / 5, $"Only {compared} pixels of ground were compared.");
        Assert.True(wrong <= compared / 20_000, $"{wrong} of {compared} pixels of ground carry another label than the ground there.");
    }

    /// <summary>Labels a thousandth of a pixel away: where they differ, rounding decides.</summary>
    private static IEnumerable<byte> Around(GroundModel ground, ViewCamera camera, double x, double y) =>
        from dx in new[] { -1e-3, 1e-3 } from dy in new[] { -1e-3, 1e-3 } select LabelAt(ground, camera, x + dx, y + dy);

    private static byte LabelAt(GroundModel ground, ViewCamera camera, double x, double y)
    {
        double a = (x - 0.5 * Width) / camera.Focal, b = (y - 0.5 * Height) / camera.Focal;
        double RayAlong(Vector3 axis) => (double)Pick(camera.Forward, axis) + a * Pick(camera.Right, axis) + b * Pick(camera.Down, axis);
        double rx = RayAlong(Vector3.UnitX), ry = RayAlong(Vector3.UnitY), rz = RayAlong(Vector3.UnitZ);
        var (zone, z, lateral) = Meet(ground, camera.Position, rx, ry, rz, ground.KerbHeight);
        if (Raised(zone, z, lateral))
        {
            return Surface(zone, z, lateral);
        }

        (zone, z, lateral) = Meet(ground, camera.Position, rx, ry, rz, 0.0);
        return Raised(zone, z, lateral) ? zone.Bands[GroundZone.Kerb].Label : Surface(zone, z, lateral);
    }

    private static float Pick(Vector3 v, Vector3 axis) => axis.X > 0f ? v.X : axis.Y > 0f ? v.Y : v.Z;

    private static (GroundZone Zone, double Z, double Lateral) Meet(
        GroundModel ground, Vector3 eye, double rx, double ry, double rz, double height)
    {
        double t = (height - eye.Y) / ry, z = eye.Z + t * rz;
        int node = Math.Clamp((int)Math.Floor((z + RouteWindow.Behind) / RouteWindow.Step), 0, RouteWindow.Nodes - 1);
        double start = node * (double)RouteWindow.Step - RouteWindow.Behind;
        double from = ground.Window.Values[node], to = ground.Window.Values[node + 1];
        double center = from + (to - from) * (z - start) / RouteWindow.Step;
        var zone = ground.Zones[0];
        foreach (var candidate in ground.Zones)
        {
            zone = z >= candidate.Start ? candidate : zone;
        }

        return (zone, z, eye.X + t * rx - center);
    }

    private static bool Raised(GroundZone zone, double z, double lateral) =>
        z >= zone.CrossingEnd && (lateral < zone.RoadLeft || lateral > zone.RoadRight);

    private static byte Surface(GroundZone zone, double z, double lateral)
    {
        if (z < zone.CrossingEnd)
        {
            return 0;
        }

        int band = 0;
        while (band < zone.Edges.Length && lateral > zone.Edges[band])
        {
            band++;
        }

        return zone.Bands[band].Label;
    }
}
