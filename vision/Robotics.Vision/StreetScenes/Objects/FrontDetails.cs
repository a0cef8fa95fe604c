using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>What sticks out of a building front or hangs on it: balconies, awnings, posters, ivy.</summary>
internal static class FrontDetails
{
    private const float Farthest = 60f;

    /// <summary>
    /// Draws the details of a front whose axes stand at its middle; <paramref name="outwards"/> is 1 when the street lies to the right.
    /// </summary>
    public static void Draw(
        Stage stage, in LocalFrame frame, float outwards, float width, float storeyHeight, int storeys, bool shop, float sun,
        ref SceneRandom random)
    {
        if (MathF.Abs(stage.Canvas.Camera.ToCamera(frame.Origin).Z) > Farthest)
        {
            return;
        }

        var half = 0.5f * width;
        if (shop && random.Chance(0.5f))
        {
            Awning(stage, frame, outwards, random.Range(0.3f, 0.9f) * half, storeyHeight, sun, ref random);
        }

        if (storeys > 2 && random.Chance(0.25f))
        {
            Balconies(stage, frame, outwards, random.Range(-0.5f, 0.5f) * half, storeyHeight, storeys, sun, ref random);
        }

        if (random.Chance(0.12f))
        {
            var size = new Vector2(random.Range(1.5f, 3.5f), random.Range(1.2f, 2.4f));
            var poster = new Paint(
                StreetClass.Building, TextureId.Poster, Palette.Cloth(ref random), Palette.Cloth(ref random), Palette.Skin(ref random))
            {
                Sun = sun,
            };
            var corner = frame.At(-0.5f * size.X + random.Range(-0.5f, 0.5f) * half, outwards * 0.06f, random.Range(1.2f, 2f) + size.Y);
            stage.Canvas.Quad(corner, frame.Forward * size.X, new Vector3(0f, -size.Y, 0f), poster);
        }

        if (random.Chance(0.07f))
        {
            Ivy(stage, frame, outwards, half, storeyHeight * storeys, sun, ref random);
        }
    }

    /// <summary>A striped cloth over a shop window.</summary>
    private static void Awning(
        Stage stage, in LocalFrame frame, float outwards, float half, float storeyHeight, float sun, ref SceneRandom random)
    {
        var (top, drop, reach) = (0.82f * storeyHeight, random.Range(0.3f, 0.6f), random.Range(0.7f, 1.4f));
        var cloth = new Paint(StreetClass.Building, TextureId.Cloth, Palette.Fleet(ref random), Palette.Fleet(ref random), Palette.White)
        {
            Sun = sun, Tiles = new Vector2(0.2f, 0.3f * half),
        };
        var edge = frame.At(-half, outwards * 0.05f, top);
        var slope = frame.Right * (outwards * reach) - new Vector3(0f, drop, 0f);
        stage.Canvas.Quad(edge, slope, frame.Forward * (2f * half), cloth);
        stage.Canvas.Quad(edge + slope, new Vector3(0f, -0.22f, 0f), frame.Forward * (2f * half), cloth);
    }

    private static void Balconies(
        Stage stage, in LocalFrame frame, float outwards, float along, float storeyHeight, int storeys, float sun, ref SceneRandom random)
    {
        var (half, reach) = (random.Range(0.9f, 1.8f), outwards * random.Range(0.6f, 1.1f));
        var slab = new Paint(StreetClass.Building, TextureId.Plaster, Palette.Concrete * random.Range(0.6f, 1f), Palette.Concrete * 0.7f)
        {
            Sun = sun,
        };
        var color = random.Chance(0.5f) ? Palette.DarkSteel : Palette.Fleet(ref random) * 0.5f;
        var rail = new Paint(
            StreetClass.Building, random.Chance(0.5f) ? TextureId.Bars : TextureId.Planks, color, color * 0.7f, color * 0.5f)
        {
            Sun = sun,
        };
        rail.Cutout = rail.Texture == TextureId.Bars;
        var ends = rail with { Tiles = new Vector2(1f, 1f) };
        rail.Tiles = new Vector2(2f * half, 1f);
        for (var storey = 1; storey < storeys; storey++)
        {
            var up = storey * storeyHeight;
            var (near, far) = (MathF.Min(0f, reach), MathF.Max(0f, reach));
            Solids.Box(stage.Canvas, frame, new Vector3(along - half, near, up - 0.15f), new Vector3(along + half, far, up), slab);
            Solids.Box(
                stage.Canvas, frame, new Vector3(along - half, near, up), new Vector3(along + half, far, up + 1f), rail, ends,
                ends with { Texture = TextureId.Plain, Cutout = false, First = color });
        }
    }

    /// <summary>Leaves that cover a part of the wall: vegetation that looks like a building.</summary>
    private static void Ivy(Stage stage, in LocalFrame frame, float outwards, float half, float height, float sun, ref SceneRandom random)
    {
        var leaf = Palette.Leaf(ref random) * 0.8f;
        var paint = new Paint(StreetClass.Vegetation, TextureId.Hedge, leaf, leaf * 0.3f, leaf * 1.3f) { Sun = sun };
        var center = random.Range(-0.6f, 0.6f) * half;
        Span<Vector2> outline = stackalloc Vector2[8];
        for (var i = 0; i < outline.Length; i++)
        {
            var direction = Stage.Direction(i * (MathF.Tau / outline.Length));
            outline[i] = new Vector2(
                center + direction.X * random.Range(0.3f, 0.36f) * half, height * (0.4f + direction.Y * random.Range(0.36f, 0.4f)));
        }

        paint.Tiles = new Vector2(0.6f);
        stage.Canvas.Polygon(frame.At(0f, outwards * 0.1f, 0f), frame.Forward, Vector3.UnitY, outline, paint);
    }
}
