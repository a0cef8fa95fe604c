using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Vehicle skins: first colour paint, second glass or black, third light parts. u runs from front to rear on the sides.</summary>
internal static class VehicleTextures
{
    public static TextureImage WheelCar() => TexturePainter.Paint(6, (u, v) =>
    {
        float x = 2f * u - 1f, y = 2f * v - 1f;
        var r = MathF.Sqrt(x * x + y * y);
        var angle = MathF.Atan2(y, x) / MathF.Tau * 5f;
        var spoke = MathF.Abs(angle - MathF.Round(angle)) < 0.24f;
        return r > 0.66f ? Texel.Bare : new Texel(0f, spoke || r < 0.2f || r > 0.58f ? 1f : 0.15f, 1.1f - 0.3f * y);
    });

    /// <summary>A bicycle wheel: tyre, thin spokes, nothing between them.</summary>
    public static TextureImage WheelSpokes()
    {
        var image = TexturePainter.Paint(7, (u, v) =>
        {
            float x = 2f * u - 1f, y = 2f * v - 1f;
            var r = MathF.Sqrt(x * x + y * y);
            var angle = MathF.Atan2(y, x) / MathF.Tau * 14f;
            var spoke = MathF.Abs(angle - MathF.Round(angle)) * r < 0.1f;
            return new Texel(
                0f, r < 0.82f ? 1f : 0f, r < 0.82f ? 0.8f : 1f, r is > 0.82f and < 1f or < 0.14f || spoke && r < 0.82f ? 1f : 0f);
        });
        image.OpacityGain = 1.4f;
        return image;
    }

    /// <summary>A window: second colour is the reflected sky, third what one sees of the seats.</summary>
    public static TextureImage CarGlass() => TexturePainter.Paint(6, (u, v) =>
    {
        var streak = SmoothStep(0.1f, 0.25f, u + 0.6f * v - 0.35f) * (1f - SmoothStep(0.3f, 0.5f, u + 0.6f * v - 0.35f));
        var sky = 0.55f * (1f - v) * (1f - v) + 0.25f * streak + 0.25f * Value(u, v, 3, 331);
        var rest = MathF.Abs(MathF.Abs(u - 0.5f) - 0.24f);
        var seat = v > 0.3f && rest < 0.1f || v > 0.52f && rest < 0.17f;
        return new Texel(Math.Clamp(sky, 0f, 1f), seat ? 0.7f : 0f);
    });

    public static TextureImage CarSide() => TexturePainter.Paint(8, 7, (u, v) =>
    {
        var seam = v is > 0.3f and < 0.86f
            && (MathF.Abs(u - 0.36f) < 0.004f || MathF.Abs(u - 0.58f) < 0.004f || MathF.Abs(u - 0.76f) < 0.004f);
        var handle = v is > 0.5f and < 0.53f && u is > 0.52f and < 0.56f or > 0.71f and < 0.75f;
        var sill = v > 0.9f;
        var crease = MathF.Abs(v - 0.6f) < 0.01f ? 0.85f : 1f;
        return new Texel(seam || sill ? 0.9f : 0f, handle ? 0.6f : 0f, (1.15f - 0.45f * v) * crease);
    });

    public static TextureImage CarFront() => TexturePainter.Paint(7, (u, v) =>
    {
        var x = MathF.Abs(2f * u - 1f);
        var lamp = x is > 0.62f and < 0.95f && v is > 0.2f and < 0.42f;
        var grille = x < 0.55f && v is > 0.22f and < 0.5f || x < 0.75f && v is > 0.68f and < 0.88f;
        var plate = x < 0.26f && v is > 0.53f and < 0.65f;
        return lamp || plate ? new Texel(0f, 1f)
            : grille ? new Texel(1f, 0f, v * 30f % 1f < 0.5f ? 1f : 0.6f)
            : new Texel(0f, 0f, 1.1f - 0.3f * v);
    });

    /// <summary>Third colour: red lamps (the plate borrows it through brightness).</summary>
    public static TextureImage CarRear() => TexturePainter.Paint(7, (u, v) =>
    {
        var x = MathF.Abs(2f * u - 1f);
        var lamp = x is > 0.66f and < 0.97f && v is > 0.12f and < 0.4f;
        var plate = x < 0.28f && v is > 0.45f and < 0.6f;
        return lamp ? new Texel(0f, 1f)
            : plate ? new Texel(0f, 0f, 1.9f)
            : v > 0.85f ? new Texel(0.9f)
            : new Texel(0f, 0f, 1.1f - 0.35f * v);
    });

    public static TextureImage VanSide() => TexturePainter.Paint(8, 7, (u, v) =>
    {
        var seam = v > 0.08f && (MathF.Abs(u - 0.3f) < 0.004f || MathF.Abs(u - 0.62f) < 0.004f);
        return new Texel(seam || v > 0.92f ? 0.9f : 0f, 0f, 1.1f - 0.35f * v);
    });

    /// <summary>Ribbed box or tarpaulin with a lettering band in the third colour.</summary>
    public static TextureImage TruckBox() => TexturePainter.Paint(8, 7, (u, v) =>
    {
        var rib = u * 24f % 1f < 0.12f ? 0.88f : 1f;
        var letters = v is > 0.3f and < 0.55f && u is > 0.15f and < 0.75f && Hash((int)(u * 22f), (int)(v * 16f), 301) > 0.45f;
        return new Texel(
            v > 0.95f || v < 0.03f ? 0.8f : 0f, letters ? 1f : 0f, rib * (1.05f - 0.15f * v) + 0.1f * (Fractal(u, v, 4, 3, 302) - 0.5f));
    });

    public static TextureImage TruckCabSide() => TexturePainter.Paint(6, (u, v) =>
    {
        var window = u is > 0.12f and < 0.62f && v is > 0.12f and < 0.45f;
        var seam = MathF.Abs(u - 0.68f) < 0.012f || MathF.Abs(v - 0.9f) < 0.02f;
        return window || seam ? new Texel(1f, 0f, 1.2f - v) : new Texel(0f, 0f, 1.1f - 0.3f * v);
    });

    public static TextureImage TruckCabFront() => TexturePainter.Paint(7, (u, v) =>
    {
        var x = MathF.Abs(2f * u - 1f);
        var glass = x < 0.9f && v is > 0.12f and < 0.46f;
        var grille = x < 0.6f && v is > 0.56f and < 0.78f;
        var lamp = x is > 0.65f and < 0.95f && v is > 0.82f and < 0.93f;
        return lamp ? new Texel(0f, 1f)
            : glass ? new Texel(1f, 0f, 1.4f - v)
            : grille ? new Texel(1f, 0f, v * 25f % 1f < 0.5f ? 1f : 0.5f)
            : Texel.Bare;
    });

    /// <summary>A row of large windows with doors that reach down.</summary>
    public static TextureImage BusSide() => TexturePainter.Paint(9, 7, (u, v) =>
    {
        var bay = u * 9f;
        var post = MathF.Abs(bay - MathF.Round(bay)) < 0.05f;
        var door = u is > 0.06f and < 0.16f or > 0.5f and < 0.6f;
        var glass = v is > 0.16f and < 0.56f || door && v is > 0.14f and < 0.92f;
        var stripe = v is > 0.66f and < 0.76f && !door;
        return glass
            ? new Texel(1f, 0f, post ? 0.5f : 1.2f - 0.5f * v)
            : new Texel(v > 0.94f ? 0.9f : 0f, stripe ? 1f : 0f, 1.08f - 0.25f * v);
    });

    public static TextureImage BusFront() => TexturePainter.Paint(7, (u, v) =>
    {
        var x = MathF.Abs(2f * u - 1f);
        var board = x < 0.6f && v is > 0.04f and < 0.13f;
        var glass = x < 0.94f && v is > 0.15f and < 0.62f;
        var lamp = x is > 0.62f and < 0.92f && v is > 0.78f and < 0.87f;
        return lamp ? new Texel(0f, 1f, 1.6f)
            : board ? new Texel(0.8f, Hash((int)(u * 40f), (int)(v * 60f), 311) > 0.5f ? 0.2f : 0f)
            : glass ? new Texel(1f, 0f, 1.3f - v)
            : new Texel(v > 0.93f ? 0.9f : 0f);
    });

    /// <summary>Longer windows, a skirt over the bogies and a roof band.</summary>
    public static TextureImage TramSide() => TexturePainter.Paint(9, 7, (u, v) =>
    {
        var bay = u * 6f;
        var post = MathF.Abs(bay - MathF.Round(bay)) < 0.06f;
        var door = u is > 0.22f and < 0.3f or > 0.68f and < 0.76f;
        var glass = v is > 0.2f and < 0.58f && !post || door && v is > 0.18f and < 0.9f;
        var joint = MathF.Abs(u - 0.5f) < 0.018f;
        return joint ? new Texel(1f, 0f, u * 220f % 1f < 0.5f ? 0.7f : 1f)
            : glass ? new Texel(1f, 0f, 1.2f - 0.5f * v)
            : new Texel(v > 0.96f ? 0.9f : 0f, v is < 0.1f or > 0.84f ? 1f : 0f, 1.05f - 0.2f * v);
    });

    public static TextureImage TramFront() => TexturePainter.Paint(7, (u, v) =>
    {
        var x = MathF.Abs(2f * u - 1f);
        var glass = x < 0.86f - 0.25f * MathF.Abs(v - 0.35f) && v is > 0.16f and < 0.6f;
        var lamp = x is > 0.5f and < 0.72f && v is > 0.74f and < 0.8f;
        return lamp ? new Texel(0f, 0f, 1.9f)
            : glass ? new Texel(1f, 0f, 1.3f - v)
            : new Texel(0f, v is < 0.1f or > 0.84f ? 1f : 0f, 1.05f - 0.2f * v);
    });

    public static TextureImage Metal() => TexturePainter.Paint(6, (u, v) => new Texel(0f, 0f, 0.9f + 0.15f * Value(u, v, 3, 32, 321)));
}
