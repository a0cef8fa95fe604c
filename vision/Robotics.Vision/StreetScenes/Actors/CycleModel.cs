using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Objects;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>Draws bicycles and motorcycles, parked or ridden.</summary>
internal static class CycleModel
{
    public static void Bicycle(Stage stage, in LocalFrame frame, bool ridden, float phase, float sun, ref SceneRandom random)
    {
        var canvas = stage.Canvas;
        stage.Shadows.Contact(frame.Origin, frame.Forward, 0.75f, 0.08f, 0.35f);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.7f, 0.08f, 0.1f, ridden ? 1.5f : 0.9f, 95);
        if (!canvas.Sees(frame.At(0f, 0f, 0.8f), 1.4f))
        {
            return;
        }

        var color = Palette.Fleet(ref random) * random.Range(0.3f, 1f);
        var tube = new Paint(StreetClass.Bicycle, TextureId.Limb, color, color) { Sun = sun };
        var dark = new Paint(StreetClass.Bicycle, TextureId.Limb, Palette.Black, Palette.Black) { Sun = sun };
        const float Radius = 0.34f, Axle = 0.53f;
        var wheel = new Paint(StreetClass.Bicycle, TextureId.WheelSpokes, Palette.Rubber, Palette.Rubber, Palette.Steel * 0.7f)
        {
            Sun = sun, Cutout = true,
        };
        foreach (var x in (ReadOnlySpan<float>)[Axle, -Axle])
        {
            Solids.Disc(canvas, frame.At(x, 0f, Radius), frame.Right, Radius, wheel);
            canvas.Capsule(frame.At(x, 0f, 0f), 0.022f, frame.At(x, 0f, 2f * Radius), 0.022f, dark, rounded: false);
        }

        Vector3 crank = frame.At(-0.05f, 0f, 0.3f), seat = frame.At(-0.22f, 0f, 0.88f), head = frame.At(0.4f, 0f, 0.86f),
            rear = frame.At(-Axle, 0f, Radius);
        canvas.Capsule(crank, 0.02f, seat, 0.018f, tube);
        canvas.Capsule(crank, 0.022f, head - new Vector3(0f, 0.12f, 0f), 0.022f, tube);
        canvas.Capsule(seat - new Vector3(0f, 0.12f, 0f), 0.02f, head, 0.02f, tube);
        canvas.Capsule(crank, 0.014f, rear, 0.014f, tube);
        canvas.Capsule(seat - new Vector3(0f, 0.12f, 0f), 0.014f, rear, 0.014f, tube);
        canvas.Capsule(head, 0.02f, frame.At(Axle, 0f, Radius), 0.016f, tube);
        canvas.Capsule(head, 0.018f, frame.At(0.38f, 0f, 1.02f), 0.016f, dark);
        canvas.Capsule(frame.At(0.36f, -0.28f, 1.03f), 0.016f, frame.At(0.36f, 0.28f, 1.03f), 0.016f, dark);
        canvas.Capsule(frame.At(-0.34f, 0f, 0.93f), 0.045f, frame.At(-0.12f, 0f, 0.94f), 0.03f, dark);
        if (random.Chance(0.4f))
        {
            var basket = dark with { First = Palette.DarkSteel, Second = Palette.DarkSteel };
            canvas.Capsule(frame.At(0.6f, 0f, 0.98f), 0.15f, frame.At(0.58f, 0f, 0.78f), 0.12f, basket, rounded: false);
        }

        if (ridden)
        {
            PersonModel.Ride(
                stage, frame, new Vector2(-0.22f, 0.92f), new Vector2(0.36f, 1.02f), new Vector2(-0.05f, 0.3f), 0.17f, phase,
                random.Chance(0.4f), sun, ref random);
        }
    }

    public static void Motorcycle(Stage stage, in LocalFrame frame, bool ridden, float sun, ref SceneRandom random)
    {
        var canvas = stage.Canvas;
        stage.Shadows.Contact(frame.Origin, frame.Forward, 0.9f, 0.2f, 0.7f);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.85f, 0.2f, 0.1f, ridden ? 1.5f : 1f);
        if (!canvas.Sees(frame.At(0f, 0f, 0.8f), 1.6f))
        {
            return;
        }

        const float Radius = 0.31f, Axle = 0.68f;
        var scooter = random.Chance(0.4f);
        var color = Palette.Car(ref random);
        var body = new Paint(StreetClass.Motorcycle, TextureId.Limb, color, color) { Sun = sun };
        var dark = new Paint(StreetClass.Motorcycle, TextureId.Limb, Palette.Black, Palette.Black) { Sun = sun };
        var steel = new Paint(StreetClass.Motorcycle, TextureId.Limb, Palette.Steel * 0.8f, Palette.Steel * 0.8f) { Sun = sun };
        var wheel =
            new Paint(StreetClass.Motorcycle, TextureId.WheelCar, Palette.Rubber, Palette.Rubber, Palette.Steel * 0.6f) { Sun = sun };
        foreach (var x in (ReadOnlySpan<float>)[Axle, -Axle])
        {
            Solids.Disc(canvas, frame.At(x, 0f, Radius), frame.Right, Radius, wheel);
            canvas.Capsule(frame.At(x, 0f, 0.04f), 0.07f, frame.At(x, 0f, 2f * Radius - 0.05f), 0.07f, dark);
        }

        Vector3 head = frame.At(0.42f, 0f, 0.92f);
        canvas.Capsule(head, 0.045f, frame.At(Axle, 0f, Radius), 0.04f, steel);
        if (scooter)
        {
            canvas.Capsule(frame.At(0.42f, 0f, 0.9f), 0.15f, frame.At(0.4f, 0f, 0.35f), 0.18f, body);
            canvas.Capsule(frame.At(0.3f, 0f, 0.3f), 0.1f, frame.At(-0.2f, 0f, 0.3f), 0.12f, body);
            canvas.Capsule(frame.At(-0.15f, 0f, 0.55f), 0.19f, frame.At(-0.75f, 0f, 0.6f), 0.15f, body);
        }
        else
        {
            canvas.Capsule(frame.At(0.2f, 0f, 0.42f), 0.19f, frame.At(-0.15f, 0f, 0.4f), 0.2f, dark);
            canvas.Capsule(frame.At(0.32f, 0f, 0.82f), 0.16f, frame.At(-0.08f, 0f, 0.76f), 0.14f, body);
            canvas.Capsule(frame.At(-0.3f, 0f, 0.72f), 0.1f, frame.At(-0.85f, 0f, 0.8f), 0.08f, body);
            canvas.Capsule(frame.At(-0.1f, 0.16f, 0.33f), 0.05f, frame.At(-0.9f, 0.18f, 0.4f), 0.06f, steel);
            if (random.Chance(0.5f))
            {
                canvas.Capsule(frame.At(0.55f, 0f, 1.0f), 0.1f, frame.At(0.6f, 0f, 0.62f), 0.17f, body);
            }
        }

        canvas.Capsule(frame.At(0.05f, 0f, 0.8f), 0.09f, frame.At(-0.6f, 0f, 0.84f), 0.1f, dark);
        canvas.Capsule(frame.At(0.36f, -0.34f, 1.02f), 0.022f, frame.At(0.36f, 0.34f, 1.02f), 0.022f, dark);
        var lamp = new Paint(StreetClass.Motorcycle, TextureId.Plain, Palette.White) { Glow = 0.3f + stage.Scene.Air.Night, Bias = 0.002f };
        Solids.Disc(canvas, frame.At(0.58f, 0f, 0.86f), frame.Forward, 0.09f, lamp);
        if (ridden)
        {
            PersonModel.Ride(
                stage, frame, new Vector2(-0.2f, 0.86f), new Vector2(0.36f, 1.02f), new Vector2(scooter ? 0.18f : -0.05f, 0.36f), 0f, 0f,
                true, sun, ref random);
        }
    }
}
