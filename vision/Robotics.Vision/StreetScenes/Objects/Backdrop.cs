using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>What closes the view at the end of the street: distant trees and blocks.</summary>
internal static class Backdrop
{
    private const int Count = 26;
    private const float Spacing = 24f;

    public static void Draw(Stage stage)
    {
        var seed = stage.Scene.Seed;
        for (var i = 0; i < Count; i++)
        {
            var random = SceneRandom.For(seed, SceneStream.Backdrop, i);
            var center = new Vector3((i - 0.5f * Count + random.Unit()) * Spacing, 0f, StreetLayout.Ahead + random.Range(5f, 60f));
            var width = Spacing * random.Range(0.6f, 1.1f);
            if (random.Chance(0.55f))
            {
                var leaf = Palette.Leaf(ref random) * 0.7f;
                var height = random.Range(4f, 9f);
                var paint = new Paint(StreetClass.Vegetation, TextureId.Foliage, leaf, leaf * 0.4f, leaf) { Cutout = true };
                stage.Canvas.Sprite(center + new Vector3(0f, height * 0.4f, 0f), new Vector2(width, height), Vector2.UnitX, paint);
                stage.Canvas.Sprite(
                    center + new Vector3(width * 0.7f, height * 0.2f, 1f), new Vector2(width, height * 0.9f), Vector2.UnitX, paint);
            }
            else
            {
                var color = stage.Scene.Profile.WallColors[random.Index(stage.Scene.Profile.WallColors.Length)] * 0.7f;
                var paint = new Paint(StreetClass.Building, TextureId.CellPlain, color, color * 0.4f, color)
                {
                    Tiles = new Vector2(width / 4f, 6f),
                };
                var height = random.Range(8f, 26f);
                stage.Canvas.Quad(
                    center + new Vector3(-0.5f * width, height, 0f), new Vector3(width, 0f, 0f), new Vector3(0f, -height, 0f), paint);
            }
        }
    }
}
