using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Shading;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>The buildings along one side of a zone: a closed row in towns, detached houses, far halls behind yards and parks.</summary>
internal static class BuildingRow
{
    private static readonly TextureId[] _storeys =
    [
        TextureId.CellPlain, TextureId.CellFramed, TextureId.CellTall, TextureId.CellStrip, TextureId.CellBalcony, TextureId.CellShutter,
    ];

    public static void Draw(Stage stage, in ZonePlan zone, in SidePlan side)
    {
        var position = zone.CrossingEnd + (zone.HasCrossing ? 1.5f : 0f);
        for (var number = 0; number < 14; number++)
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Building, zone.Index * 2 + (side.Sign > 0f ? 1 : 0), number);
            var width = side.Kind switch
            {
                SideKind.Town => random.Range(8f, 20f),
                SideKind.Houses => random.Range(8f, 14f),
                _ => random.Range(14f, 34f),
            };
            var gap = side.Kind switch
            {
                SideKind.Town => random.Chance(0.12f) ? random.Range(2f, 5f) : 0f,
                SideKind.Houses => random.Range(3f, 9f),
                SideKind.Park => random.Range(20f, 60f),
                _ => random.Range(5f, 30f),
            };
            if (position + width > zone.End + 0.5f)
            {
                width = zone.End + 0.5f - position;
                if (width < 5f)
                {
                    return;
                }
            }

            Draw(stage, side, position, width, ref random);
            position += width + gap;
        }
    }

    private static void Draw(Stage stage, in SidePlan side, float start, float width, ref SceneRandom random)
    {
        var scene = stage.Scene;
        var depth = random.Range(9f, 14f);
        var setBack = side.Kind == SideKind.Town ? (random.Chance(0.2f) ? random.Range(0f, 1.5f) : 0f) : random.Range(0f, 2f);
        var storeys = Math.Max(1, side.Storeys + (side.Kind == SideKind.Houses ? random.Index(2) - 1 : (int)(random.Bell() * 2.4f)));
        var storeyHeight = random.Range(2.8f, 3.6f);
        var height = storeys * storeyHeight + random.Range(0.2f, 0.8f);
        var z = start + 0.5f * width;
        var frame = stage.Frame(z, side.Lateral(side.BuildingLine + setBack));
        if (!stage.Canvas.Sees(frame.At(0f, side.Sign * 0.5f * depth, 0.5f * height), 0.5f * (width + depth + height)))
        {
            Shadow(stage, frame, side.Sign, width, depth, height);
            return;
        }

        var wallTexture = scene.Profile.WallTextures[random.Index(scene.Profile.WallTextures.Length)];
        var color = scene.Profile.WallColors[random.Index(scene.Profile.WallColors.Length)] * random.Range(0.75f, 1.15f)
            * random.Tint(0.08f);
        var bay = random.Range(2.3f, 4.2f);
        var bays = MathF.Max(1f, MathF.Round(width / bay));
        var wall = new Paint(
            StreetClass.Building, wallTexture, color, color * random.Range(0.65f, 1.1f),
            color * (wallTexture == TextureId.Brick ? 1.35f : 0.8f))
        {
            Tiles = new Vector2(bays, height / storeyHeight),
        };
        var storey = _storeys[random.Index(_storeys.Length)];
        var shop = side.Kind == SideKind.Town && random.Chance(0.6f)
            ? (random.Chance(0.8f) ? TextureId.CellShop : TextureId.CellArcade)
            : storey;
        var style = new FacadeStyle(
            storey,
            shop,
            random.Chance(0.5f) ? Palette.White * random.Range(0.6f, 1f) : Palette.Fleet(ref random) * random.Range(0.3f, 0.8f),
            Palette.Glass * random.Range(0.5f, 2f),
            stage.Scene.Air.Night > 0f ? random.Range(0.15f, 0.6f) : 0f);

        var up = new Vector3(0f, height, 0f);
        var seed = (uint)random.Bits();
        var away = frame.Right * side.Sign;
        var half = 0.5f * width;
        var front = frame.At(-half, 0f, 0f);
        var along = frame.Forward * width;
        stage.Canvas.Facade(front, along, up, wall, style, seed, stage.ShadowHeight(z, side.Lateral(side.BuildingLine)) / storeyHeight);

        var blank = style with { Storey = random.Chance(0.5f) ? TextureId.CellBlank : storey, Ground = TextureId.CellBlank };
        var flank = wall with { Tiles = new Vector2(MathF.Max(1f, MathF.Round(depth / bay)), wall.Tiles.Y) };
        var eye = VectorMath.Dot(stage.Canvas.Camera.Position - frame.Origin, frame.Forward);
        if (eye < -half)
        {
            stage.Canvas.Facade(front, away * depth, up, flank, blank, seed + 1);
        }
        else if (eye > half)
        {
            stage.Canvas.Facade(front + along, away * depth, up, flank, blank, seed + 1);
        }

        if (side.Kind == SideKind.Houses || random.Chance(0.35f))
        {
            Roof(stage, frame, side.Sign, width, depth, height, flank, ref random);
        }
        else
        {
            Cornice(stage, frame, side.Sign, width, height, color, ref random);
        }

        Shadow(stage, frame, side.Sign, width, depth, height);
        var details = new SceneRandom(random.Bits());
        var isShop = shop == TextureId.CellShop;
        FrontDetails.Draw(
            stage, frame, -side.Sign, width, storeyHeight, storeys, isShop, stage.SunAt(z, side.Lateral(side.BuildingLine), storeyHeight),
            ref details);
    }

    /// <summary>A pitched roof with its ridge along the street, and the gable that can be seen.</summary>
    private static void Roof(
        Stage stage, in LocalFrame frame, float sign, float width, float depth, float height, in Paint gable, ref SceneRandom random)
    {
        var rise = depth * random.Range(0.25f, 0.55f);
        var color = Palette.Roof(ref random);
        var eaves = 0.3f;
        var half = 0.5f * width;
        var tiles =
            new Paint(StreetClass.Building, TextureId.RoofTiles, color, color * 0.7f) { Tiles = new Vector2(width / 3f, depth / 4f) };
        var slope = frame.Right * (sign * (0.5f * depth + eaves)) + new Vector3(0f, rise, 0f);
        stage.Canvas.Quad(frame.At(-half, -sign * eaves, height), frame.Forward * width, slope, tiles);

        var near = VectorMath.Dot(stage.Canvas.Camera.Position - frame.Origin, frame.Forward) < 0f ? -half : half;
        var wall = gable with { Tiles = gable.Tiles with { Y = rise / 3f } };
        stage.Canvas.Polygon(
            frame.At(near, 0f, height), frame.Right * (sign * depth), new Vector3(0f, rise, 0f), [new(0f, 0f), new(1f, 0f), new(0.5f, 1f)],
            wall);
        if (random.Chance(0.6f))
        {
            var along = random.Range(-0.4f, 0.4f) * width;
            var brick = new Paint(
                StreetClass.Building, TextureId.Brick, Palette.Rgb(120, 70, 56), Palette.Rgb(80, 50, 44), Palette.Concrete)
            {
                Tiles = new Vector2(0.3f, 0.5f),
            };
            Solids.Box(
                stage.Canvas, frame.Moved(along, sign * 0.4f * depth, height), new Vector3(-0.4f, -0.4f, 0f),
                new Vector3(0.4f, 0.4f, rise + 0.8f), brick);
        }
    }

    private static void Cornice(
        Stage stage, in LocalFrame frame, float sign, float width, float height, Vector3 color, ref SceneRandom random)
    {
        var deep = random.Range(0.15f, 0.5f);
        var paint = new Paint(StreetClass.Building, TextureId.Plaster, color * random.Range(0.6f, 1.2f), color * 0.5f)
        {
            Tiles = new Vector2(width / 4f, 0.2f),
        };
        var low = sign > 0f ? -deep : 0f;
        Solids.Box(
            stage.Canvas, frame, new Vector3(-0.5f * width, low, height - 0.1f),
            new Vector3(0.5f * width, low + deep, height + random.Range(0.2f, 0.6f)), paint);
    }

    private static void Shadow(Stage stage, in LocalFrame frame, float sign, float width, float depth, float height) =>
        stage.Shadows.Box(frame.At(0f, sign * 0.5f * depth, 0f), frame.Forward, 0.5f * width, 0.5f * depth, 0f, height);
}
