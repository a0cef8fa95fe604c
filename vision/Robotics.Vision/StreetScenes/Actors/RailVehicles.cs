using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Objects;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>Draws trams and railway coaches, one stiff section after the other along the curve.</summary>
internal static class RailVehicles
{
    public const float Section = 10f;

    /// <summary>A train of <paramref name="sections"/> whose middle is at station <paramref name="z"/>.</summary>
    public static void Draw(
        Stage stage, float z, float lateral, float direction, int sections, bool railway, float sun, ref SceneRandom random)
    {
        var color = Palette.Fleet(ref random);
        var band = random.Chance(0.5f) ? Palette.White * 0.9f : Palette.Fleet(ref random) * 0.5f;
        var glass = Palette.Glass * random.Range(0.5f, 1.2f) + new Vector3(0.5f, 0.45f, 0.3f) * stage.Scene.Air.Night;
        var half = railway ? 1.45f : 1.2f;
        var height = railway ? 3.9f : 3.4f;
        var floor = railway ? 0.9f : 0.3f;
        var side = new Paint(StreetClass.Train, TextureId.TramSide, color, glass, band) { Sun = sun };
        var end = new Paint(StreetClass.Train, TextureId.TramFront, color, glass, band) { Sun = sun };
        var top = new Paint(StreetClass.Train, TextureId.Plain, Palette.Steel * 0.6f) { Sun = sun };
        var under = new Paint(StreetClass.Train, TextureId.Metal, Palette.Black) { Sun = 0.3f * sun };
        for (var section = 0; section < sections; section++)
        {
            var frame = stage.Frame(z + (section - 0.5f * (sections - 1)) * Section, lateral, direction);
            stage.Shadows.Box(frame.Origin, frame.Forward, 0.5f * Section, half, 0.3f, height);
            stage.Shadows.Contact(frame.Origin, frame.Forward, 0.5f * Section, half, 0.9f);
            if (!stage.Canvas.Sees(frame.At(0f, 0f, 2f), 7f))
            {
                continue;
            }

            var reach = 0.5f * Section + 0.02f;
            Solids.Box(stage.Canvas, frame, new Vector3(-reach, -half, floor), new Vector3(reach, half, height), side, end, top);
            Solids.Box(
                stage.Canvas, frame, new Vector3(-0.8f * reach, -0.8f * half, 0.08f), new Vector3(0.8f * reach, 0.8f * half, floor + 0.02f),
                under);
            Solids.Box(
                stage.Canvas, frame, new Vector3(-0.4f * reach, -0.6f * half, height),
                new Vector3(0.4f * reach, 0.6f * half, height + 0.3f), top);
            if (section == sections / 2)
            {
                var arm = new Paint(StreetClass.Train, TextureId.Limb, Palette.DarkSteel, Palette.DarkSteel);
                stage.Canvas.Capsule(frame.At(0f, 0f, height + 0.3f), 0.04f, frame.At(0.9f, 0f, height + 1f), 0.04f, arm);
                stage.Canvas.Capsule(frame.At(0.9f, 0f, height + 1f), 0.04f, frame.At(0.1f, 0f, height + 1.6f), 0.04f, arm);
            }
        }
    }
}
