using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Objects;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>Draws cars and pickups: an outline swept across, cabin sides that lean in, windows, wheels and lamps.</summary>
internal static class CarModel
{
    private const float LeanIn = 0.15f;

    /// <summary>Part of the height that is free below the body.</summary>
    private const float Clearance = 0.14f;

    public static void Draw(Stage stage, CarBody body, in LocalFrame frame, byte label, float sun, ref SceneRandom random)
    {
        var canvas = stage.Canvas;
        float length = body.Length * random.Range(0.94f, 1.08f), width = body.Width, height = body.Height * random.Range(0.96f, 1.05f);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.48f * length, 0.48f * width, 0.1f, 0.9f * height);
        stage.Shadows.Contact(frame.Origin, frame.Forward, 0.46f * length, 0.44f * width, 0.95f);
        if (!canvas.Sees(frame.At(0f, 0f, 0.7f), 0.6f * length))
        {
            return;
        }

        var color = Palette.Car(ref random);
        var plain = body == CarBody.Van ? TextureId.VanSide : TextureId.CarSide;
        var paint = new Paint(label, TextureId.Plain, color) { Sun = sun };
        var skin = new Paint(label, plain, color, Palette.Black, Palette.Steel) { Sun = sun };
        var glass = new Paint(
            label, TextureId.CarGlass, Palette.Glass * random.Range(0.4f, 1.4f), Palette.Rgb(170, 182, 194) * random.Range(0.4f, 1.1f),
            Palette.Cloth(ref random) * 0.4f)
        {
            Sun = sun * 0.5f,
        };
        var lampGlow = stage.Scene.Air.Night > 0f ? 1.5f : 0.15f;
        var front = new Paint(label, TextureId.CarFront, color, Palette.Black, Palette.White) { Sun = sun };
        var rear = new Paint(label, TextureId.CarRear, color, Palette.Black, new Vector3(0.75f, 0.03f, 0.03f)) { Sun = sun };

        var eye = canvas.Camera.Position - frame.Origin;
        float ahead = VectorMath.Dot(eye, frame.Forward), right = VectorMath.Dot(eye, frame.Right);
        var half = 0.5f * width;
        var outline = body.Outline;
        for (var i = 0; i + 1 < outline.Length; i++)
        {
            var (a, b) = (outline[i], outline[i + 1]);
            float xa = (0.5f - a.X) * length, xb = (0.5f - b.X) * length, ya = a.Y * height, yb = b.Y * height;
            var isFront = i == 0;
            var isRear = i == outline.Length - 2;
            var window = i == body.Windscreen || i == body.RearWindow;
            var strip = isFront ? front : isRear ? rear : window ? glass : paint;
            float wa = half * Narrow(body, a.Y), wb = half * Narrow(body, b.Y);
            if (isFront || isRear)
            {
                // Bumper faces reach down to the clearance.
                var (x, high) = isFront ? (xb, yb) : (xa, ya);
                var edge = isFront ? 0.5f * length : -0.5f * length;
                if (isFront ? ahead > edge : ahead < edge)
                {
                    var top = frame.At(x, -half, high);
                    canvas.Quad(top, frame.Right * width, frame.At(edge, -half, Clearance * height) - top, strip);
                }

                continue;
            }

            var origin = frame.At(xa, 0f, ya);
            if (window)
            {
                // Its picture is upright: the strip runs up on the windscreen, down on the rear window.
                var down = yb < ya;
                strip = strip with { Tiles = new Vector2(1f / width, down ? 1f : -1f), Offset = new Vector2(0.5f, down ? 0f : 1f) };
            }

            canvas.Polygon(
                origin, frame.Right, frame.At(xb, 0f, yb) - origin, [new(-wa, 0f), new(wa, 0f), new(wb, 1f), new(-wb, 1f)], strip);
            if (window)
            {
                Frame(canvas, origin, frame, frame.At(xb, 0f, yb) - origin, wa, wb, paint);
            }
        }

        // A core behind the skin, so that no light shines through its seams.
        var core = new Vector3(0.46f * length, 0.97f * half, body.Belt * height - 0.03f);
        Solids.Box(canvas, frame, new Vector3(-core.X, -core.Y, Clearance * height), core, paint with { First = color * 0.4f });
        if (MathF.Abs(right) > half * 0.8f)
        {
            Flank(canvas, body, frame, MathF.Sign(right), length, half, height, skin, glass, paint);
        }

        Wheels(canvas, frame, length, half, 0.21f * body.Height + 0.01f, right, ahead, label, sun, ref random);
        if (stage.Scene.Air.Night > 0f)
        {
            Lamps(canvas, frame, length, half, 0.5f * height, ahead, label, lampGlow);
        }
    }

    /// <summary>Part of the full width at a height.</summary>
    private static float Narrow(CarBody body, float y) => y <= body.Belt ? 1f : 1f - LeanIn * (y - body.Belt) / (1f - body.Belt);

    private static void Frame(Canvas canvas, Vector3 origin, in LocalFrame frame, Vector3 slope, float wa, float wb, in Paint paint)
    {
        var pillar = paint with { Bias = 0.0004f };
        canvas.Polygon(origin, frame.Right, slope, [new(-wa, 0f), new(-wa * 0.93f, 0f), new(-wb * 0.92f, 1f), new(-wb, 1f)], pillar);
        canvas.Polygon(origin, frame.Right, slope, [new(wa * 0.93f, 0f), new(wa, 0f), new(wb, 1f), new(wb * 0.92f, 1f)], pillar);
    }

    private static void Flank(
        Canvas canvas, CarBody body, in LocalFrame frame, float side, float length, float half, float height, in Paint skin, in Paint glass,
        in Paint paint)
    {
        var outline = body.Outline;
        var belt = body.Belt * height;
        var low = Clearance * height;

        // Lower body: one slice below each piece of the outline, cut off at the belt line.
        var origin = frame.At(0.5f * length, side * half, belt);
        var along = frame.Forward * -length;
        var down = new Vector3(0f, low - belt, 0f);
        for (var i = 0; i + 1 < outline.Length; i++)
        {
            var (a, b) = (outline[i], outline[i + 1]);
            float ya = (belt - MathF.Min(a.Y * height, belt)) / (belt - low), yb = (belt - MathF.Min(b.Y * height, belt)) / (belt - low);
            if (b.X - a.X > 1e-3f)
            {
                canvas.Polygon(origin, along, down, [new(a.X, ya), new(b.X, yb), new(b.X, 1f), new(a.X, 1f)], skin);
            }
        }

        // Cabin: leans in; windows lie on it.
        var lean = frame.Right * (-side * half * LeanIn) + new Vector3(0f, height - belt, 0f);
        Vector2 Point(int i) => new(outline[i].X, MathF.Max(0f, (outline[i].Y - body.Belt) / (1f - body.Belt)));
        Vector2 p = Point(body.Windscreen), q = Point(body.Roof), r = Point(body.Roof + 1), s = Point(body.RearWindow),
            t = Point(body.RearEnd);
        canvas.Polygon(origin, along, lean, [p with { Y = 0f }, q, r, s, t with { Y = 0f }], paint);
        var pane = glass with { Bias = 0.0008f, Tiles = new Vector2(3.2f, -1f), Offset = new Vector2(0f, 1f) };
        const float Top = 0.86f, Sill = 0.06f;
        var solid = body == CarBody.Van;
        var first = q.X + 0.02f;
        var rear = solid ? first + 0.16f : s.X - 0.01f;
        var middle = 0.5f * (first + rear);
        canvas.Polygon(
            origin, along, lean,
            [
                new(Mix(p.X, first, 0.35f), Sill), new(first, Top), new(solid ? rear : middle - 0.008f, Top),
                new(solid ? rear : middle - 0.008f, Sill)
            ], pane);
        if (!solid)
        {
            canvas.Polygon(
                origin, along, lean,
                [new(middle + 0.008f, Sill), new(middle + 0.008f, Top), new(rear, Top), new(Mix(rear, t.X, 0.6f), Sill)], pane);
        }
    }

    private static float Mix(float a, float b, float t) => a + (b - a) * t;

    private static void Wheels(
        Canvas canvas, in LocalFrame frame, float length, float half, float radius, float right, float ahead, byte label, float sun,
        ref SceneRandom random)
    {
        var tyre = new Paint(label, TextureId.Plain, Palette.Rubber) { Sun = 0.5f * sun };
        var wheel = new Paint(label, TextureId.WheelCar, Palette.Rubber, Palette.Rubber, Palette.Steel * random.Range(0.3f, 1f))
        {
            Sun = sun, Bias = 0.002f,
        };
        var arch = new Paint(label, TextureId.Plain, Palette.Black * 0.5f) { Sun = 0f, Bias = 0.0012f };
        var side = MathF.Sign(right);
        foreach (var x in (ReadOnlySpan<float>)[0.32f * length, -0.31f * length])
        {
            if (MathF.Abs(right) > half)
            {
                Solids.Disc(canvas, frame.At(x, side * half, radius * 1.05f), frame.Right, radius * 1.13f, arch);
                Solids.Disc(canvas, frame.At(x, side * half, radius), frame.Right, radius, wheel);
            }

            var face = x + (ahead > x ? radius * 0.8f : -radius * 0.8f);
            canvas.Quad(frame.At(face, -half, radius * 1.4f), frame.Right * 0.22f, new Vector3(0f, -radius * 1.4f, 0f), tyre);
            canvas.Quad(frame.At(face, half, radius * 1.4f), frame.Right * -0.22f, new Vector3(0f, -radius * 1.4f, 0f), tyre);
        }
    }

    private static void Lamps(
        Canvas canvas, in LocalFrame frame, float length, float half, float height, float ahead, byte label, float glow)
    {
        var front = ahead > 0f;
        var x = (front ? 0.5f : -0.5f) * length;
        var lamp = new Paint(label, TextureId.Plain, front ? new Vector3(1f, 0.95f, 0.8f) : new Vector3(0.9f, 0.06f, 0.04f))
        {
            Glow = glow, Bias = 0.003f,
        };
        Solids.Disc(canvas, frame.At(x, -0.76f * half, height), frame.Forward, 0.1f, lamp);
        Solids.Disc(canvas, frame.At(x, 0.76f * half, height), frame.Forward, 0.1f, lamp);
    }
}
