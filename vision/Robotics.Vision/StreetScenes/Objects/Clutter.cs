using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>Bins, benches and cabinets on the sidewalks: things that belong to no class and stay unlabelled.</summary>
internal static class Clutter
{
    private const float Farthest = 45f;

    public static void Draw(Stage stage, in ZonePlan zone, in SidePlan side)
    {
        var key = zone.Index * 2 + (side.Sign > 0f ? 1 : 0);
        for (var number = 0; number < 3; number++)
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Clutter, key, number);
            var z = random.Range(zone.CrossingEnd + 3f, zone.End - 3f);
            var lateral = side.Lateral(random.Chance(0.5f) ? side.WalkInner + 0.5f : side.WalkOuter - 0.45f);
            var frame = stage.Frame(z, lateral);
            if (z > Farthest || random.Chance(0.4f) || stage.Obstructs(lateral, 0.4f) || !stage.Canvas.Sees(frame.Origin, 1.5f))
            {
                continue;
            }

            stage.Shadows.Contact(frame.Origin, frame.Forward, 0.4f, 0.3f, 0.7f);
            stage.Shadows.Box(frame.Origin, frame.Forward, 0.4f, 0.3f, 0f, 1f);
            var color = Palette.Fleet(ref random) * random.Range(0.2f, 0.7f);
            var paint =
                new Paint(StreetClass.Unlabelled, TextureId.Panels, color, color * 0.7f, color * 0.4f) { Sun = stage.SunAt(z, lateral) };
            switch (random.Index(3))
            {
                case 0:
                    stage.Canvas.Capsule(
                        frame.Origin, 0.24f, frame.At(0f, 0f, 0.9f), 0.27f, paint with { Texture = TextureId.Limb, Second = color },
                        rounded: false);
                    break;
                case 1:
                    Solids.Box(
                        stage.Canvas, frame, new Vector3(-0.4f, -0.22f, 0f), new Vector3(0.4f, 0.22f, random.Range(0.9f, 1.5f)), paint);
                    break;
                default:
                    Bench(stage, frame, paint with { Texture = TextureId.Planks });
                    break;
            }
        }
    }

    private static void Bench(Stage stage, in LocalFrame frame, in Paint paint)
    {
        Solids.Box(stage.Canvas, frame, new Vector3(-0.8f, -0.22f, 0.4f), new Vector3(0.8f, 0.22f, 0.46f), paint);
        Solids.Box(stage.Canvas, frame, new Vector3(-0.8f, -0.24f, 0.55f), new Vector3(0.8f, -0.19f, 0.85f), paint);
        Solids.Box(stage.Canvas, frame, new Vector3(-0.65f, -0.2f, 0f), new Vector3(-0.57f, 0.2f, 0.42f), paint);
        Solids.Box(stage.Canvas, frame, new Vector3(0.57f, -0.2f, 0f), new Vector3(0.65f, 0.2f, 0.42f), paint);
    }
}
