using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>The robot's own hood at the bottom of the picture; it is unlabelled.</summary>
internal static class EgoHood
{
    public static void Draw(Stage stage)
    {
        if (!stage.Scene.HasHood)
        {
            return;
        }

        var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Camera, 1);
        float rise = random.Range(0.03f, 0.09f), arch = random.Range(0.2f, 0.6f) * rise, margin = random.Range(-0.05f, 0.12f);
        var color = Palette.Car(ref random);
        var paint = new Paint(StreetClass.Unlabelled, TextureId.CarGlass, color * 0.5f, Palette.Rgb(170, 182, 194) * 0.7f, color * 0.5f)
        {
            Tiles = new Vector2(1f, 0.45f / rise),
            Offset = new Vector2(0f, -0.45f * (1f - rise) / rise),
        };
        var top = 1f - rise;
        stage.Canvas.Overlay(
            [
                new(margin, 1f), new(margin + 0.04f, top + arch), new(0.3f, top), new(0.7f, top), new(0.96f - margin, top + arch),
                new(1f - margin, 1f)
            ], paint);
    }
}
