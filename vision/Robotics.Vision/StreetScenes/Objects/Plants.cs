using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>Trees and bushes along one side of a zone.</summary>
internal static class Plants
{
    public static void Draw(Stage stage, in ZonePlan zone, in SidePlan side)
    {
        var scene = stage.Scene;
        var gap = scene.TreeGap * (side.Kind == SideKind.Town ? 1.3f : 1f);
        var count = (int)((zone.End - zone.CrossingEnd - 3f) / gap);
        for (var number = 0; number < count; number++)
        {
            var random = SceneRandom.For(scene.Seed, SceneStream.Tree, zone.Index * 2 + (side.Sign > 0f ? 1 : 0), number);
            if (random.Chance(side.Kind == SideKind.Town ? 0.35f : 0.1f))
            {
                continue;
            }

            var z = zone.CrossingEnd + 3f + (number + random.Range(0.2f, 0.8f)) * gap;
            var distance = side.Verge > 0f && random.Chance(0.7f)
                ? side.Kerb + 0.5f * side.Verge
                : side.Kind == SideKind.Town ? side.WalkInner + 0.7f : side.WalkOuter + random.Range(1f, MathF.Max(1.5f, side.Front - 1f));
            var lateral = side.Lateral(distance);
            if (!stage.Obstructs(lateral, 0.4f))
            {
                Tree(stage, z, lateral, ref random);
            }
        }

        if (side.Kind is SideKind.Park or SideKind.Houses or SideKind.Railway)
        {
            Bushes(stage, zone, side);
        }
    }

    private static void Bushes(Stage stage, in ZonePlan zone, in SidePlan side)
    {
        for (var number = 0; number < 7; number++)
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Bush, zone.Index * 2 + (side.Sign > 0f ? 1 : 0), number);
            var z = random.Range(zone.CrossingEnd + 2f, zone.End);
            var reach = side.Kind == SideKind.Railway ? MathF.Min(4f, side.Front) : side.Front;
            var center = stage.Frame(z, side.Lateral(side.WalkOuter + random.Range(0.9f, MathF.Max(1f, reach - 0.8f)))).Origin;
            var radius = random.Range(0.5f, 1.3f);
            if (stage.Canvas.Sees(center, radius))
            {
                var leaf = Palette.Leaf(ref random);
                for (var blob = 0; blob < 3; blob++)
                {
                    var offset = new Vector3(random.Bell() * radius, radius * random.Range(0.4f, 0.8f), random.Bell() * radius);
                    Clump(stage, center + offset, radius * random.Range(0.7f, 1f), leaf * random.Range(0.85f, 1.1f), 1f, ref random);
                }

                stage.Shadows.Ball(center + new Vector3(0f, radius * 0.5f, 0f), radius * 1.2f);
            }
        }
    }

    private static void Tree(Stage stage, float z, float lateral, ref SceneRandom random)
    {
        var frame = stage.Frame(z, lateral);
        var height = random.Range(4.5f, 11f);
        var conifer = random.Chance(0.18f);
        var trunk = conifer ? 0.15f * height : height * random.Range(0.28f, 0.42f);
        var radius = (height - trunk) * random.Range(0.38f, 0.55f);
        if (!stage.Canvas.Sees(frame.At(0f, 0f, 0.5f * height), 0.5f * height + radius))
        {
            return;
        }

        var sun = stage.SunAt(z, lateral, 0.7f * height);
        var bark = Palette.Rgb(92, 78, 66) * random.Range(0.6f, 1.2f);
        var thick = 0.018f * height + 0.03f;
        var lean = new Vector3(random.Bell() * 0.3f, 0f, random.Bell() * 0.3f);
        var fork = frame.Origin + new Vector3(0f, trunk, 0f) + lean;
        stage.Canvas.Capsule(
            frame.Origin, thick * 1.25f, fork, thick * 0.8f,
            new Paint(StreetClass.Vegetation, TextureId.Bark, bark, bark) { Tiles = new Vector2(1f, 0.6f), Sun = sun }, rounded: false);
        var leaf = stage.Scene.Season == Season.Autumn ? Palette.AutumnLeaf(ref random) : Palette.Leaf(ref random);
        if (conifer)
        {
            Conifer(stage, frame, trunk, height, leaf * new Vector3(0.55f, 0.68f, 0.7f), sun, ref random);
            return;
        }

        var crown = frame.Origin + lean + new Vector3(0f, trunk + 0.48f * (height - trunk), 0f);
        for (var branch = 0; branch < 3; branch++)
        {
            var tip = crown + new Vector3(random.Bell(), random.Range(-0.2f, 0.4f), random.Bell()) * radius;
            stage.Canvas.Capsule(
                fork, thick * 0.6f, tip, thick * 0.2f, new Paint(StreetClass.Vegetation, TextureId.Bark, bark, bark) { Sun = sun },
                rounded: false);
        }

        if (stage.Scene.Season == Season.Winter && random.Chance(0.7f))
        {
            Twigs(stage, crown, radius, bark, sun, ref random);
            return;
        }

        var blobs = 5 + random.Index(4);
        for (var blob = 0; blob < blobs; blob++)
        {
            var around = Stage.Direction(blob * 2.4f + random.Unit());
            var spread = blob == 0 ? 0f : 0.58f;
            var rise = random.Range(-0.5f, 0.62f);
            var offset = new Vector3(around.X * spread, rise * 0.8f, around.Y * spread) * radius;
            Clump(
                stage, crown + offset, radius * random.Range(0.5f, 0.72f), leaf * (1f + 0.25f * rise) * random.Range(0.9f, 1.1f), sun,
                ref random);
            stage.Shadows.Ball(crown + offset, radius * 0.55f, 100);
        }
    }

    /// <summary>Tiers of drooping branches, narrower towards the tip.</summary>
    private static void Conifer(
        Stage stage, in LocalFrame frame, float trunk, float height, Vector3 leaf, float sun, ref SceneRandom random)
    {
        const int Tiers = 6;
        var paint = new Paint(StreetClass.Vegetation, TextureId.Foliage, leaf, leaf * 0.25f, leaf * 1.3f) { Cutout = true, Sun = sun };
        var slim = random.Range(0.2f, 0.3f) * height;
        for (var tier = 0; tier < Tiers; tier++)
        {
            var part = tier / (float)Tiers;
            var center = frame.At(0.1f * random.Bell(), 0f, trunk + (height - trunk) * (part + 0.08f));
            var extent = new Vector2(random.Sign() * slim * (1.08f - part), (height - trunk) * 0.17f);
            stage.Canvas.Sprite(center, extent, Stage.Direction(0.12f * random.Bell()), paint);
        }

        stage.Canvas.Capsule(
            frame.At(0f, 0f, trunk), slim * 0.62f, frame.At(0f, 0f, height * 1.02f), 0.04f,
            new Paint(StreetClass.Vegetation, TextureId.Hedge, leaf * 0.8f, leaf * 0.3f, leaf) { Sun = sun }, rounded: false);
        stage.Shadows.Ball(frame.At(0f, 0f, 0.5f * height), 0.22f * height);
    }

    private static void Twigs(Stage stage, Vector3 crown, float radius, Vector3 bark, float sun, ref SceneRandom random)
    {
        var paint = new Paint(StreetClass.Vegetation, TextureId.BareCrown, bark * 1.1f, bark * 0.5f) { Cutout = true, Sun = sun };
        for (var layer = 0; layer < 2; layer++)
        {
            var offset = new Vector3(random.Bell(), 0f, random.Bell()) * (0.4f * radius);
            var extent = new Vector2(random.Sign() * radius * random.Range(1f, 1.25f), radius * 1.2f);
            stage.Canvas.Sprite(
                crown + offset + new Vector3(0f, 0.15f * radius, 0f), extent, Stage.Direction(random.Range(-0.15f, 0.15f)), paint);
        }

        stage.Shadows.Ball(crown, radius * 0.7f, 45);
    }

    private static void Clump(Stage stage, Vector3 center, float radius, Vector3 leaf, float sun, ref SceneRandom random)
    {
        var turn = Stage.Direction(random.Range(-0.9f, 0.9f));
        var paint = new Paint(StreetClass.Vegetation, TextureId.Foliage, leaf, leaf * 0.28f, leaf * new Vector3(1.5f, 1.35f, 0.9f))
        {
            Cutout = true,
            Sun = sun,
            Tiles = new Vector2(random.Sign(), 1f),
        };
        stage.Canvas.Sprite(center, new Vector2(radius * 1.2f), turn, paint);
    }
}
