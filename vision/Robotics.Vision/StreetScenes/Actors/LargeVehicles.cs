using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Objects;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>Draws box trucks and buses.</summary>
internal static class LargeVehicles
{
    public const float TruckLength = 8f;
    public const float BusLength = 11.5f;

    public static void Truck(Stage stage, in LocalFrame frame, float sun, ref SceneRandom random)
    {
        var canvas = stage.Canvas;
        float width = random.Range(2.2f, 2.5f), half = 0.5f * width, front = 0.5f * TruckLength;
        float cabHeight = random.Range(2.4f, 3.0f), boxHeight = random.Range(2.9f, 3.7f);
        Cast(stage, frame, TruckLength, width, boxHeight);
        if (!canvas.Sees(frame.At(0f, 0f, 1.5f), 5.5f))
        {
            return;
        }

        var cab = Palette.Fleet(ref random);
        var box = random.Chance(0.5f) ? Palette.White * random.Range(0.6f, 1f) : Palette.Fleet(ref random);
        var cabSide = new Paint(StreetClass.Truck, TextureId.TruckCabSide, cab, Palette.Glass) { Sun = sun };
        var cabFront = new Paint(StreetClass.Truck, TextureId.TruckCabFront, cab, Palette.Glass, Palette.White) { Sun = sun };
        var cabTop = new Paint(StreetClass.Truck, TextureId.Plain, cab) { Sun = sun };
        var cargoSide = new Paint(StreetClass.Truck, TextureId.TruckBox, box, Palette.DarkSteel, Palette.Fleet(ref random)) { Sun = sun };
        var cargoEnd = new Paint(StreetClass.Truck, TextureId.TruckBox, box * 0.9f, Palette.DarkSteel, box * 0.9f)
        {
            Sun = sun, Tiles = new Vector2(0.4f, 1f),
        };
        var chassis = new Paint(StreetClass.Truck, TextureId.Plain, Palette.Black) { Sun = 0.3f * sun };
        var bed = random.Chance(0.22f) ? 1.5f : boxHeight;
        Solids.Box(canvas, frame, new Vector3(front - 1.9f, -half, 0.55f), new Vector3(front, half, cabHeight), cabSide, cabFront, cabTop);
        Solids.Box(
            canvas, frame, new Vector3(-front, -half, 0.95f), new Vector3(front - 2.15f, half, bed), cargoSide, cargoEnd,
            cabTop with { First = box });
        Solids.Box(canvas, frame, new Vector3(-front + 0.2f, -0.8f * half, 0.45f), new Vector3(front - 0.3f, 0.8f * half, 0.97f), chassis);
        Wheels(canvas, frame, StreetClass.Truck, half, 0.48f, sun, [front - 1.2f, -front + 2.3f, -front + 1.2f]);
        TailLamps(stage, frame, StreetClass.Truck, -front, half, 0.85f);
    }

    public static void Bus(Stage stage, in LocalFrame frame, float sun, ref SceneRandom random)
    {
        var canvas = stage.Canvas;
        float half = 1.25f, front = 0.5f * BusLength, height = random.Range(2.9f, 3.3f);
        Cast(stage, frame, BusLength, 2f * half, height);
        if (!canvas.Sees(frame.At(0f, 0f, 1.5f), 7f))
        {
            return;
        }

        var color = Palette.Fleet(ref random);
        var stripe = random.Chance(0.5f) ? Palette.White : Palette.Fleet(ref random);
        var glass = Palette.Glass * random.Range(0.5f, 1.2f);
        var night = stage.Scene.Air.Night;
        var side =
            new Paint(StreetClass.Bus, TextureId.BusSide, color, glass + new Vector3(0.5f, 0.45f, 0.3f) * night, stripe) { Sun = sun };
        var end = new Paint(StreetClass.Bus, TextureId.BusFront, color, glass, new Vector3(0.9f, 0.8f, 0.5f)) { Sun = sun };
        var top = new Paint(StreetClass.Bus, TextureId.Plain, color) { Sun = sun };
        Solids.Box(canvas, frame, new Vector3(-front, -half, 0.32f), new Vector3(front, half, height), side, end, top);
        Wheels(canvas, frame, StreetClass.Bus, half, 0.48f, sun, [front - 2.6f, -front + 3.1f]);
        TailLamps(stage, frame, StreetClass.Bus, -front, half, 1.0f);
    }

    private static void Cast(Stage stage, in LocalFrame frame, float length, float width, float height)
    {
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.5f * length, 0.5f * width, 0.2f, height);
        stage.Shadows.Contact(frame.Origin, frame.Forward, 0.48f * length, 0.46f * width, 0.95f);
    }

    private static void Wheels(
        Canvas canvas, in LocalFrame frame, byte label, float half, float radius, float sun, ReadOnlySpan<float> axles)
    {
        var eye = canvas.Camera.Position - frame.Origin;
        float right = VectorMath.Dot(eye, frame.Right), ahead = VectorMath.Dot(eye, frame.Forward);
        var wheel =
            new Paint(label, TextureId.WheelCar, Palette.Rubber, Palette.Rubber, Palette.Steel * 0.5f) { Sun = sun, Bias = 0.0015f };
        var tyre = new Paint(label, TextureId.Plain, Palette.Rubber) { Sun = 0.4f * sun };
        foreach (var x in axles)
        {
            if (MathF.Abs(right) > half)
            {
                Solids.Disc(canvas, frame.At(x, MathF.Sign(right) * half, radius), frame.Right, radius, wheel);
            }

            var face = x + (ahead > x ? radius * 0.8f : -radius * 0.8f);
            canvas.Quad(frame.At(face, -half, radius * 1.3f), frame.Right * 0.3f, new Vector3(0f, -radius * 1.3f, 0f), tyre);
            canvas.Quad(frame.At(face, half, radius * 1.3f), frame.Right * -0.3f, new Vector3(0f, -radius * 1.3f, 0f), tyre);
        }
    }

    private static void TailLamps(Stage stage, in LocalFrame frame, byte label, float x, float half, float height)
    {
        if (VectorMath.Dot(stage.Canvas.Camera.Position - frame.Origin, frame.Forward) > x)
        {
            return;
        }

        var lamp =
            new Paint(label, TextureId.Plain, new Vector3(0.8f, 0.04f, 0.03f)) { Glow = 0.2f + stage.Scene.Air.Night, Bias = 0.001f };
        foreach (var side in (ReadOnlySpan<float>)[-1f, 1f])
        {
            stage.Canvas.Quad(
                frame.At(x - 0.02f, side * half * 0.95f, height + 0.2f), frame.Right * (-side * 0.25f), new Vector3(0f, -0.25f, 0f), lamp);
        }
    }
}
