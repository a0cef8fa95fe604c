using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>Draws people as jointed limbs: walking, standing, or sitting on a cycle.</summary>
internal static class PersonModel
{
    /// <summary>A walker; <paramref name="phase"/> counts steps in radians, <paramref name="stride"/> is 0 for one who stands.</summary>
    public static void Walk(Stage stage, in LocalFrame frame, float phase, float stride, float sun, ref SceneRandom random)
    {
        var child = random.Chance(0.1f);
        var size = child ? random.Range(0.62f, 0.8f) : random.Range(0.9f, 1.1f);
        if (!stage.Canvas.Sees(frame.At(0f, 0f, 0.9f), 1.2f))
        {
            return;
        }

        var look = Look.Draw(StreetClass.Person, sun, ref random);
        float hip = 0.9f * size, knee = 0.47f * size, shoulder = 1.43f * size, wide = look.Build * size;
        float swing = Trig.Sin(phase) * stride, bob = MathF.Abs(Trig.Cos(phase)) * 0.03f * stride;
        var body = frame.Moved(0f, 0f, bob);
        stage.Shadows.Contact(frame.Origin, frame.Forward, 0.12f, 0.16f, 0.5f);
        stage.Shadows.Box(frame.Origin, frame.Forward, 0.14f, 0.2f, 0f, 1.6f * size, 115);

        for (var side = -1; side <= 1; side += 2)
        {
            var leg = swing * side;
            var bend = MathF.Max(0f, -Trig.Cos(phase) * side) * 0.25f * stride;
            var top = body.At(0f, side * 0.09f * wide, hip);
            var middle = body.At((0.26f * leg + bend * 0.3f) * size, side * 0.095f * wide, knee + 0.03f * bend);
            var foot = body.At((0.42f * leg - bend * 0.55f) * size, side * 0.1f * wide, (0.07f + 0.35f * bend) * size);
            stage.Canvas.Capsule(top, 0.095f * wide, middle, 0.07f * wide, look.Legs);
            stage.Canvas.Capsule(middle, 0.068f * wide, foot, 0.05f * wide, look.Shins);
            stage.Canvas.Capsule(
                foot, 0.045f * size, foot + frame.Forward * (0.15f * size) - new Vector3(0f, 0.02f, 0f), 0.04f * size, look.Shoes);
            var elbow = body.At(-0.16f * leg * size, side * (0.23f * wide + 0.02f), 1.12f * size);
            var hand = body.At((-0.27f * leg + 0.08f) * size, side * (0.24f * wide + 0.02f), (0.87f + 0.05f * MathF.Abs(leg)) * size);
            stage.Canvas.Capsule(body.At(0f, side * 0.19f * wide, shoulder - 0.03f), 0.062f * wide, elbow, 0.052f * wide, look.Sleeves);
            stage.Canvas.Capsule(elbow, 0.048f * wide, hand, 0.036f * wide, look.Arms);
        }

        if (look.Skirt)
        {
            stage.Canvas.Capsule(
                body.At(0f, 0f, hip + 0.1f), 0.13f * wide, body.At(0.04f * swing, 0f, 0.5f * size), 0.2f * wide, look.Coat, rounded: false);
        }

        Torso(stage, body, hip, shoulder, wide, 0f, look);
        Head(stage, body.At(0.02f, 0f, 1.62f * size), size, look);
        if (look.Bag)
        {
            stage.Canvas.Capsule(
                body.At(-0.17f, 0f, 1.3f * size), 0.13f * wide, body.At(-0.16f, 0f, 1.02f * size), 0.14f * wide, look.BagPaint);
        }

        if (stage.Scene.Weather == Weather.Rain && random.Chance(0.45f))
        {
            var canopy = new Paint(StreetClass.Person, TextureId.Limb, look.Coat.First * 0.8f, look.Coat.First * 0.6f) { Sun = sun };
            stage.Canvas.Capsule(
                body.At(0.1f, 0.05f, 1.95f * size), 0.1f, body.At(0.1f, 0.05f, 1.78f * size), 0.5f, canopy, rounded: false);
            stage.Canvas.Capsule(
                body.At(0.15f, 0.2f, 1.05f * size), 0.015f, body.At(0.1f, 0.05f, 1.9f * size), 0.015f, look.Shoes, rounded: false);
        }
    }

    /// <summary>A rider: the frame stands on the ground, the saddle, bar and pedals are given in it as (forward, up).</summary>
    public static void Ride(
        Stage stage, in LocalFrame frame, Vector2 saddle, Vector2 bar, Vector2 pedals, float crank, float phase, bool helmet, float sun,
        ref SceneRandom random)
    {
        var look = Look.Draw(StreetClass.Rider, sun, ref random);
        var wide = look.Build;
        var lean = MathF.Min(0.3f, 0.4f * (bar.X - saddle.X));
        float hip = saddle.Y + 0.08f, shoulder = hip + 0.52f;
        for (var side = -1; side <= 1; side += 2)
        {
            float turn = phase + (side > 0 ? MathF.PI : 0f), reach = side * 0.11f * wide;
            var foot = new Vector2(pedals.X + crank * Trig.Cos(turn), pedals.Y + crank * Trig.Sin(turn));
            var middle = new Vector2(0.5f * (foot.X + saddle.X) + 0.2f, 0.5f * (foot.Y + hip) + 0.1f);
            var top = frame.At(saddle.X, 0.8f * reach, hip);
            var joint = frame.At(middle.X, reach * 1.2f, middle.Y);
            var end = frame.At(foot.X, reach, foot.Y + 0.05f);
            stage.Canvas.Capsule(top, 0.095f * wide, joint, 0.07f * wide, look.Legs);
            stage.Canvas.Capsule(joint, 0.066f * wide, end, 0.048f * wide, look.Shins);
            stage.Canvas.Capsule(end, 0.042f, end + frame.Forward * 0.14f, 0.038f, look.Shoes);
            var upper = frame.At(saddle.X + lean, side * 0.19f * wide, shoulder - 0.04f);
            var grip = frame.At(bar.X, side * 0.26f, bar.Y + 0.03f);
            var elbow = (upper + grip) * 0.5f + frame.Right * (side * 0.06f) - new Vector3(0f, 0.06f, 0f);
            stage.Canvas.Capsule(upper, 0.06f * wide, elbow, 0.05f * wide, look.Sleeves);
            stage.Canvas.Capsule(elbow, 0.047f * wide, grip, 0.038f, look.Arms);
        }

        Torso(stage, frame.Moved(saddle.X, 0f, 0f), hip, shoulder, wide, lean, look);
        if (helmet)
        {
            look.Head = look.Head with { First = look.BagPaint.First, Second = look.BagPaint.First };
        }

        Head(stage, frame.At(saddle.X + lean + 0.06f, 0f, shoulder + 0.2f), helmet ? 1.12f : 1f, look);
    }

    private static void Torso(Stage stage, in LocalFrame body, float hip, float shoulder, float wide, float lean, in Look look)
    {
        var low = body.At(0f, 0f, hip + 0.02f);
        var high = body.At(lean, 0f, shoulder - 0.06f);

        // Two overlapping bars make the chest wider than deep when seen from the front.
        var facing = MathF.Abs(VectorMath.Dot(VectorMath.Normalize(stage.Canvas.Camera.Position - body.Origin), body.Forward));
        var spread = body.Right * (0.06f * wide * facing);
        stage.Canvas.Capsule(low - spread, 0.125f * wide, high - spread, 0.145f * wide, look.Coat);
        stage.Canvas.Capsule(low + spread, 0.125f * wide, high + spread, 0.145f * wide, look.Coat);
    }

    private static void Head(Stage stage, Vector3 center, float size, in Look look)
    {
        stage.Canvas.Capsule(center - new Vector3(0f, 0.16f * size, 0f), 0.05f * size, center, 0.05f * size, look.Arms);
        stage.Canvas.Capsule(
            center - new Vector3(0f, 0.02f * size, 0f), 0.095f * size, center + new Vector3(0f, 0.035f * size, 0f), 0.1f * size, look.Head);
    }

    /// <summary>How one person is dressed.</summary>
    private record struct Look(
        Paint Legs, Paint Shins, Paint Shoes, Paint Sleeves, Paint Arms, Paint Coat, Paint Head, Paint BagPaint, float Build, bool Skirt,
        bool Bag)
    {
        public static Look Draw(byte label, float sun, ref SceneRandom random)
        {
            Vector3 coat = Palette.Cloth(ref random), trousers = Palette.Cloth(ref random) * 0.8f, skin = Palette.Skin(ref random),
                hair = Palette.Hair(ref random);
            var pattern = random.Chance(0.3f) ? Palette.Cloth(ref random) : coat;
            bool shortSleeves = random.Chance(0.25f), shorts = random.Chance(0.2f), skirt = random.Chance(0.2f);
            var cloth = new Paint(label, TextureId.Cloth, coat, coat, pattern) { Sun = sun, Tiles = new Vector2(1f, 1.5f) };
            var plain = new Paint(label, TextureId.Limb, trousers, trousers) { Sun = sun };
            var bare = plain with { First = skin, Second = skin };
            var face = new Paint(label, TextureId.Head, skin, hair, skin * 0.7f)
            {
                Sun = sun, Tiles = new Vector2(1f, 4.2f), Offset = new Vector2(0f, 0f),
            };
            var bag = Palette.Cloth(ref random);
            return new Look(
                plain, shorts || skirt ? bare : plain, plain with { First = Palette.Black, Second = Palette.Black }, cloth,
                shortSleeves ? bare : cloth, cloth, face,
                plain with { First = bag, Second = bag }, random.Range(0.88f, 1.2f), skirt, random.Chance(0.3f));
        }
    }
}
