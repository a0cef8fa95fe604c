using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Signs, signals and posters.</summary>
internal static class SignTextures
{
    /// <summary>A disc: rim in the second colour, mark in the third.</summary>
    public static TextureImage Round() => TexturePainter.Paint(6, (u, v) =>
    {
        float x = 2f * u - 1f, y = 2f * v - 1f;
        var r = MathF.Sqrt(x * x + y * y);
        var mark = MathF.Abs(y) < 0.4f && MathF.Abs(MathF.Abs(x) - 0.25f) < 0.14f && MathF.Abs(x * 3f + y) > 0.3f;
        return new Texel(r > 0.76f ? 1f : 0f, mark ? 1f : 0f, 1f, r < 0.98f ? 1f : 0f);
    });

    public static TextureImage Triangle() => TexturePainter.Paint(6, (u, v) =>
    {
        var half = 0.5f * v / 0.92f;
        var x = MathF.Abs(u - 0.5f);
        var inside = v < 0.92f && x < half;
        var core = v < 0.8f && x < half - 0.13f;
        var mark = core && x < 0.05f && v is > 0.4f and < 0.72f;
        return new Texel(core ? 0f : 1f, mark ? 1f : 0f, 1f, inside ? 1f : 0f);
    });

    public static TextureImage Blue() => TexturePainter.Paint(6, (u, v) =>
    {
        var edge = MathF.Min(MathF.Min(u, 1f - u), MathF.Min(v, 1f - v));
        var arrow = MathF.Abs(u - 0.5f) < 0.09f && v > 0.3f && v < 0.85f || v is > 0.12f and < 0.4f && MathF.Abs(u - 0.5f) < (v - 0.12f);
        return new Texel(edge < 0.05f ? 1f : 0f, arrow ? 1f : 0f);
    });

    /// <summary>A direction panel with lines of writing.</summary>
    public static TextureImage Panel() => TexturePainter.Paint(7, 6, (u, v) =>
    {
        var edge = MathF.Min(MathF.Min(u, 1f - u) * 2f, MathF.Min(v, 1f - v));
        var line = v * 4f % 1f;
        var text = line is > 0.3f and < 0.7f && u is > 0.12f and < 0.85f && Hash((int)(u * 40f), (int)(v * 4f), 401) > 0.35f;
        return new Texel(edge < 0.05f ? 1f : 0f, text ? 1f : 0f);
    });

    public static TextureImage Back() => TexturePainter.Paint(5, (u, v) =>
        new Texel(0f, 0f, (v is > 0.2f and < 0.27f or > 0.7f and < 0.77f ? 0.7f : 0.9f) + 0.1f * Value(u, v, 6, 411)));

    /// <summary>Three lenses in a case; which one shines is painted over it.</summary>
    public static TextureImage SignalHead() => TexturePainter.Paint(5, 6, (u, v) =>
    {
        var y = v * 3f % 1f;
        var r = MathF.Sqrt((u - 0.5f) * (u - 0.5f) + (y - 0.55f) * (y - 0.55f));
        return new Texel(r < 0.3f ? 1f : 0f, 0f, r < 0.3f ? 0.8f : y < 0.15f ? 0.7f : 1f);
    });

    /// <summary>An advertisement: a figure and blocks of colour.</summary>
    public static TextureImage Poster() => TexturePainter.Paint(7, (u, v) =>
    {
        var head = (u - 0.62f) * (u - 0.62f) + (v - 0.3f) * (v - 0.3f) < 0.012f;
        var body = MathF.Abs(u - 0.62f) < 0.17f && v > 0.42f;
        var text = u is > 0.08f and < 0.42f && v * 8f % 1f < 0.45f && v is > 0.15f and < 0.8f
            && Hash((int)(u * 30f), (int)(v * 8f), 421) > 0.3f;
        return new Texel(body || text ? 1f : 0f, head ? 1f : 0f, 0.9f + 0.2f * Value(u, v, 8, 422));
    });
}
