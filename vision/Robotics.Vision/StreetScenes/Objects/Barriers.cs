using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>Walls, fences and hedges along the outer edge of a sidewalk, with gates left open.</summary>
internal static class Barriers
{
    private const float Piece = 8f;

    public static void Draw(Stage stage, in ZonePlan zone, in SidePlan side)
    {
        if (side.Barrier == BarrierKind.None)
        {
            return;
        }

        var style = SceneRandom.For(stage.Scene.Seed, SceneStream.Barrier, zone.Index * 2 + (side.Sign > 0f ? 1 : 0));
        var height = side.Barrier == BarrierKind.Wall ? style.Range(0.8f, 2.6f) : style.Range(0.8f, 1.9f);
        var paint = Material(side.Barrier, height, stage.Scene, ref style);
        var lateral = side.Lateral(side.WalkOuter + 0.25f);
        for (float start = zone.CrossingEnd + (zone.HasCrossing ? 2f : 0f), number = 0; start < zone.End - 0.5f; start += Piece, number++)
        {
            var random = SceneRandom.For(
                stage.Scene.Seed, SceneStream.Barrier, zone.Index * 2 + (side.Sign > 0f ? 1 : 0), 1 + (long)number);
            if (random.Chance(0.1f))
            {
                continue;
            }

            var length = MathF.Min(Piece - (random.Chance(0.25f) ? 2.5f : 0f), zone.End - start);
            DrawPiece(stage, side, start, length, lateral, height, paint);
        }
    }

    private static void DrawPiece(Stage stage, in SidePlan side, float start, float length, float lateral, float height, in Paint paint)
    {
        var a = stage.Window.Point(start, lateral, stage.GroundHeight(lateral));
        var b = stage.Window.Point(start + length, lateral, stage.GroundHeight(lateral));
        if (!stage.Canvas.Sees((a + b) * 0.5f, length))
        {
            return;
        }

        var along = b - a;
        var up = new Vector3(0f, height, 0f);
        var scaled = paint with { Tiles = paint.Tiles * new Vector2(length, height) };
        if (side.Barrier == BarrierKind.Fence)
        {
            scaled.Tiles.Y = 1f;
            stage.Canvas.Quad(a + up, along, -up, scaled);
            return;
        }

        var thick = side.Barrier == BarrierKind.Hedge ? 0.8f : 0.3f;
        var frame = LocalFrame.Facing((a + b) * 0.5f, VectorMath.Normalize(along));
        var end = paint with { Tiles = paint.Tiles * new Vector2(thick, height) };
        var top = paint with { Tiles = paint.Tiles * new Vector2(length, thick) };
        Solids.Box(
            stage.Canvas, frame, new Vector3(-0.5f * length, -0.5f * thick, 0f), new Vector3(0.5f * length, 0.5f * thick, height), scaled,
            end, top);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.5f * length, 0.5f * thick, 0f, height);
        stage.Shadows.Contact(frame.Origin, frame.Forward, 0.5f * length, 0.5f * thick, 0.4f);
    }

    private static Paint Material(BarrierKind kind, float height, in SceneParameters scene, ref SceneRandom random)
    {
        if (kind == BarrierKind.Hedge)
        {
            var leaf = Palette.Leaf(ref random);
            return new Paint(StreetClass.Vegetation, TextureId.Hedge, leaf, leaf * 0.3f, leaf * new Vector3(1.3f, 1.2f, 0.8f))
            {
                Tiles = new Vector2(0.6f),
            };
        }

        if (kind == BarrierKind.Wall)
        {
            var texture = scene.Profile.WallTextures[random.Index(scene.Profile.WallTextures.Length)];
            var color = scene.Profile.WallColors[random.Index(scene.Profile.WallColors.Length)] * random.Range(0.6f, 1.05f);
            return new Paint(
                    StreetClass.Wall, texture, color, color * random.Range(0.6f, 1f), color * (texture == TextureId.Brick ? 1.3f : 0.75f))
            {
                Tiles = new Vector2(0.33f),
            };
        }

        var (fence, perMetre) = random.Index(5) switch
        {
            0 => (TextureId.Bars, 0.8f),
            1 => (TextureId.Pickets, 0.8f),
            2 => (TextureId.Mesh, 0.6f),
            3 => (TextureId.Rails, 0.5f),
            _ => (TextureId.Planks, 0.5f),
        };
        var metal = fence is TextureId.Bars or TextureId.Mesh;
        var tone = metal
            ? (random.Chance(0.5f) ? Palette.DarkSteel : Palette.Steel) * random.Range(0.5f, 1.1f)
            : Vector3.Lerp(Palette.Rgb(134, 98, 64), Palette.Rgb(200, 196, 186), random.Unit()) * random.Range(0.6f, 1f);
        if (metal && random.Chance(0.3f))
        {
            tone = Palette.Green * random.Range(0.5f, 1f);
        }

        return new Paint(StreetClass.Fence, fence, tone, tone * 0.75f, tone * 0.4f)
        {
            Tiles = new Vector2(perMetre, 1f), Cutout = fence != TextureId.Planks,
        };
    }
}
