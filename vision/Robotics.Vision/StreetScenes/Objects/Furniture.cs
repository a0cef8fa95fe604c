using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Objects;

/// <summary>Lamp posts, sign posts, bollards and traffic lights of one side of a zone.</summary>
internal static class Furniture
{
    public static void Draw(Stage stage, in ZonePlan zone, in SidePlan side, bool crossingFollows)
    {
        var key = zone.Index * 2 + (side.Sign > 0f ? 1 : 0);
        var style = SceneRandom.For(stage.Scene.Seed, SceneStream.Furniture, key);
        var inner = side.Lateral(side.Kerb + 0.45f);
        var lampGap = style.Range(16f, 30f);
        var lampHeight = style.Range(4.5f, 9f);
        var metal = (style.Chance(0.5f) ? Palette.Steel : style.Chance(0.5f) ? Palette.DarkSteel : Palette.Green * 0.5f)
            * style.Range(0.5f, 1f);
        var utility = side.Kind != SideKind.Town && style.Chance(0.3f);
        for (var z = zone.CrossingEnd + style.Range(3f, 9f); z < zone.End - 2f; z += lampGap)
        {
            Lamp(stage, z, inner, lampHeight, utility ? Palette.Rgb(104, 84, 66) : metal, utility, side.Sign);
        }

        var signs = 2 + style.Index(3);
        for (var number = 0; number < signs; number++)
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Furniture, key, 1 + number);
            var z = random.Range(zone.CrossingEnd + 2f, zone.End - 3f);
            SignPost(stage, z, side.Lateral(side.Kerb + random.Range(0.3f, 0.55f)), side.Sign, ref random);
        }

        if (style.Chance(0.3f))
        {
            var gap = style.Range(1.5f, 3f);
            var height = style.Range(0.7f, 1.1f);
            var paint = new Paint(StreetClass.Pole, TextureId.Limb, metal, metal);
            for (var z = zone.CrossingEnd + 2f; z < MathF.Min(zone.End - 3f, zone.CrossingEnd + 26f); z += gap)
            {
                var frame = stage.Frame(z, side.Lateral(side.Kerb + 0.3f));
                if (!stage.Obstructs(side.Lateral(side.Kerb + 0.3f), 0.1f) && stage.Canvas.Sees(frame.Origin, 1f))
                {
                    stage.Canvas.Capsule(frame.Origin, 0.06f, frame.At(0f, 0f, height), 0.055f, paint);
                    stage.Shadows.Contact(frame.Origin, frame.Forward, 0.05f, 0.05f, 0.3f);
                }
            }
        }

        if (crossingFollows && style.Chance(0.85f))
        {
            var z = zone.End - 5.2f;
            TrafficLight(stage, z, inner, side.Sign, metal, ref style);
        }

        if (zone.HasCrossing && style.Chance(0.75f))
        {
            TrafficLight(stage, zone.CrossingEnd + 0.6f, inner, side.Sign, metal, ref style);
        }
    }

    private static void Lamp(Stage stage, float z, float lateral, float height, Vector3 color, bool utility, float sign)
    {
        var frame = stage.Frame(z, lateral);
        if (stage.Obstructs(lateral, 0.2f) || !stage.Canvas.Sees(frame.At(0f, 0f, 0.5f * height), height))
        {
            return;
        }

        var paint = new Paint(StreetClass.Pole, utility ? TextureId.Bark : TextureId.Limb, color, color)
        {
            Sun = stage.SunAt(z, lateral, 0.5f * height),
        };
        stage.Canvas.Capsule(
            frame.Origin, utility ? 0.14f : 0.09f, frame.At(0f, 0f, height), utility ? 0.1f : 0.055f, paint, rounded: false);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.07f, 0.07f, 0f, height, 110);
        stage.Shadows.Contact(frame.Origin, frame.Forward, 0.1f, 0.1f, 0.4f);
        if (utility)
        {
            stage.Canvas.Capsule(
                frame.At(0f, -0.9f, height - 0.4f), 0.06f, frame.At(0f, 0.9f, height - 0.4f), 0.06f, paint, rounded: false);
            return;
        }

        var reach = -sign * MathF.Min(1.6f, 0.2f * height);
        stage.Canvas.Capsule(frame.At(0f, 0f, height), 0.05f, frame.At(0f, reach, height + 0.15f), 0.04f, paint);
        var head = frame.Moved(0f, reach, height + 0.1f);
        var shade = new Paint(StreetClass.Pole, TextureId.Plain, color);
        var glow = new Paint(StreetClass.Pole, TextureId.Plain, new Vector3(1f, 0.86f, 0.6f)) { Glow = 1.6f * stage.Scene.Air.Night };
        Solids.Box(stage.Canvas, head, new Vector3(-0.15f, -0.35f, -0.04f), new Vector3(0.15f, 0.35f, 0.1f), shade, shade, glow);
    }

    private static void SignPost(Stage stage, float z, float lateral, float sign, ref SceneRandom random)
    {
        var frame = stage.Frame(z, lateral);
        var height = random.Range(2.1f, 3.1f);
        if (stage.Obstructs(lateral, 0.35f) || !stage.Canvas.Sees(frame.At(0f, 0f, 0.5f * height), height))
        {
            return;
        }

        var sun = stage.SunAt(z, lateral, height);
        var steel = Palette.Steel * random.Range(0.5f, 0.9f);
        stage.Canvas.Capsule(
            frame.Origin, 0.035f, frame.At(0f, 0f, height), 0.03f, new Paint(StreetClass.Pole, TextureId.Limb, steel, steel) { Sun = sun },
            rounded: false);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.035f, 0.035f, 0f, height, 100);
        var facing = sign > 0f || random.Chance(0.3f);
        var top = height;
        for (var plate = 0; plate < 1 + random.Index(2); plate++)
        {
            top -= Plate(stage, frame, top, facing, sun, ref random) + 0.06f;
        }
    }

    private static float Plate(Stage stage, in LocalFrame frame, float top, bool facing, float sun, ref SceneRandom random)
    {
        var size = random.Range(0.5f, 0.8f);
        var white = Palette.White * 0.9f;
        var (paint, width, height) = random.Index(5) switch
        {
            0 => (new Paint(StreetClass.TrafficSign, TextureId.SignRound, white, Palette.Red, Palette.Black) { Cutout = true }, size, size),
            1 => (new Paint(StreetClass.TrafficSign, TextureId.SignRound, Palette.Blue, white, white) { Cutout = true }, size, size),
            2 => (
                new Paint(StreetClass.TrafficSign, TextureId.SignTriangle, white, Palette.Red, Palette.Black) { Cutout = true },
                size * 1.15f, size),
            3 => (new Paint(StreetClass.TrafficSign, TextureId.SignBlue, Palette.Blue, white, white), size * 0.9f, size * 0.9f),
            _ => (
                new Paint(
                    StreetClass.TrafficSign, TextureId.SignPanel,
                    random.Chance(0.5f) ? Palette.Yellow : random.Chance(0.5f) ? Palette.Green : white, Palette.Black,
                    random.Chance(0.5f) ? Palette.Black : white),
                size * 1.9f, size * 0.7f),
        };
        if (!facing)
        {
            paint = new Paint(
                StreetClass.TrafficSign, paint.Cutout ? TextureId.SignRound : TextureId.SignBack, Palette.Steel * 0.6f,
                Palette.Steel * 0.55f, Palette.Steel * 0.6f)
            {
                Cutout = paint.Cutout,
            };
        }

        paint = paint with { Sun = sun, Bias = 0.0006f };
        var turn = random.Bell() * 0.25f;
        var across = VectorMath.Normalize(frame.Right + frame.Forward * turn) * width;
        stage.Canvas.Quad(frame.At(-0.06f, 0f, top) - across * 0.5f, across, new Vector3(0f, -height, 0f), paint);
        return height;
    }

    private static void TrafficLight(Stage stage, float z, float lateral, float sign, Vector3 color, ref SceneRandom random)
    {
        var frame = stage.Frame(z, lateral);
        var height = random.Range(2.9f, 3.8f);
        var overhead = random.Chance(0.45f);
        var state = (int)((stage.Time + random.Range(0f, 30f)) / 9.0) % 3;
        if (stage.Obstructs(lateral, 0.3f) || !stage.Canvas.Sees(frame.At(0f, 0f, 0.5f * height), height + 4f))
        {
            return;
        }

        var sun = stage.SunAt(z, lateral, height);
        var paint = new Paint(StreetClass.Pole, TextureId.Limb, color, color) { Sun = sun };
        var top = overhead ? 5.6f : height;
        stage.Canvas.Capsule(frame.Origin, 0.08f, frame.At(0f, 0f, top), 0.06f, paint, rounded: false);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.07f, 0.07f, 0f, top, 110);
        Signal(stage, frame.Moved(-0.12f, -sign * 0.12f, height - 1.1f), state, sun);
        if (overhead)
        {
            var reach = -sign * MathF.Min(5f, 0.9f * MathF.Abs(lateral));
            stage.Canvas.Capsule(frame.At(0f, 0f, top - 0.1f), 0.055f, frame.At(0f, reach, top), 0.045f, paint, rounded: false);
            Signal(stage, frame.Moved(-0.12f, reach * 0.95f, top - 1.15f), state, sun);
        }
    }

    private static void Signal(Stage stage, in LocalFrame frame, int state, float sun)
    {
        const float Half = 0.2f, Tall = 1.1f;
        var body = new Paint(StreetClass.TrafficLight, TextureId.Plain, Palette.Black) { Sun = sun };
        var face = new Paint(StreetClass.TrafficLight, TextureId.SignalHead, Palette.Black, Palette.Black * 0.6f) { Sun = sun };
        Solids.Box(stage.Canvas, frame, new Vector3(-0.12f, -Half, 0f), new Vector3(0.12f, Half, Tall), body, face, body);
        var front = VectorMath.Dot(stage.Canvas.Camera.Position - frame.Origin, frame.Forward) < 0f;
        if (front)
        {
            var (color, up) = state switch
            {
                0 => (new Vector3(1f, 0.08f, 0.05f), 0.92f),
                1 => (new Vector3(0.1f, 0.95f, 0.45f), 0.18f),
                _ => (new Vector3(1f, 0.6f, 0.08f), 0.55f),
            };
            var lens = new Paint(StreetClass.TrafficLight, TextureId.Plain, color) { Glow = 1.3f, Bias = 0.0005f };
            Solids.Disc(stage.Canvas, frame.At(-0.13f, 0f, up), frame.Forward, 0.12f, lens);
        }
    }
}
