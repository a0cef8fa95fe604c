using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>One bay of one storey each: second weight is glass, third is trim; v = 0 is the top of the storey.</summary>
internal static class FacadeTextures
{
    public const int SizeLog2 = 7;

    public static TextureImage Plain() => Cell((u, v) => Window(u, v, 0.28f, 0.2f, 0.72f, 0.72f, 0.02f, 1, 1));

    public static TextureImage Framed() => Cell((u, v) =>
    {
        var surround = Inside(u, v, 0.2f, 0.12f, 0.8f, 0.82f);
        var window = Window(u, v, 0.27f, 0.2f, 0.73f, 0.76f, 0.025f, 2, 2);
        return surround && window is { Second: 0f, Third: 0f } ? new Texel(0f, 0.9f, 1.05f) : window;
    });

    public static TextureImage Tall() => Cell((u, v) =>
    {
        var window = Window(u, v, 0.32f, 0.12f, 0.68f, 0.88f, 0.02f, 2, 3);
        return v > 0.95f ? new Texel(0f, 0.8f, 0.9f) : window;
    });

    /// <summary>A continuous band of glass, as offices have.</summary>
    public static TextureImage Strip() => Cell((u, v) => v is > 0.25f and < 0.8f
        ? MathF.Abs(u * 2f % 1f - 0.5f) > 0.47f ? new Texel(0f, 1f) : new Texel(1f, 0f, 1.1f - 0.3f * v)
        : new Texel(0f, v is > 0.22f and < 0.83f ? 0.8f : 0f));

    public static TextureImage Balcony() => Cell((u, v) =>
    {
        if (Inside(u, v, 0.08f, 0.58f, 0.92f, 0.98f))
        {
            var bar = u * 24f % 1f < 0.4f || v is < 0.62f or > 0.92f;
            return bar ? new Texel(0f, 1f, 0.6f) : new Texel(0.6f, 0f, 0.5f);
        }

        var shadow = v is > 0.02f and < 0.12f && u is > 0.06f and < 0.94f ? 0.6f : 1f;
        var window = Window(u, v, 0.25f, 0.15f, 0.75f, 0.95f, 0.02f, 2, 1);
        return window with { Brightness = window.Brightness * shadow };
    });

    public static TextureImage Shutter() => Cell((u, v) =>
    {
        var blind = Inside(u, v, 0.12f, 0.2f, 0.31f, 0.76f) || Inside(u, v, 0.69f, 0.2f, 0.88f, 0.76f);
        return blind ? new Texel(0f, 1f, v * 40f % 1f < 0.4f ? 0.45f : 0.62f) : Window(u, v, 0.32f, 0.2f, 0.68f, 0.76f, 0.02f, 2, 1);
    });

    /// <summary>Ground floor: a shop window under a sign band.</summary>
    public static TextureImage Shop() => Cell((u, v) =>
    {
        if (v < 0.22f)
        {
            var letters = v is > 0.08f and < 0.17f && Hash((int)(u * 26f), (int)(v * 40f), 201) > 0.45f && u is > 0.2f and < 0.8f;
            return new Texel(0f, 1f, letters ? 1.7f : 0.8f);
        }

        var door = Inside(u, v, 0.72f, 0.3f, 0.92f, 1f);
        return door ? Window(u, v, 0.72f, 0.3f, 0.92f, 1f, 0.025f, 1, 1) : Window(u, v, 0.06f, 0.28f, 0.68f, 0.9f, 0.015f, 2, 1);
    });

    /// <summary>Ground floor: an arch that lies in shade.</summary>
    public static TextureImage Arcade() => Cell((u, v) =>
    {
        var x = MathF.Abs(u - 0.5f);
        var open = x < 0.36f && (v > 0.45f || x * x + (v - 0.45f) * (v - 0.45f) * 1.4f < 0.36f * 0.36f);
        return open ? new Texel(0.85f, 0f, 0.35f + 0.2f * v) : new Texel(0f, x is < 0.41f and > 0.3f ? 0.5f : 0f);
    });

    public static TextureImage Blank() => Cell((_, v) => new Texel(0f, 0f, v > 0.97f ? 0.85f : 1f));

    private static TextureImage Cell(Func<float, float, Texel> texel) => TexturePainter.Paint(SizeLog2, texel);

    private static bool Inside(float u, float v, float left, float top, float right, float bottom) =>
        u >= left && u < right && v >= top && v < bottom;

    private static Texel Window(float u, float v, float left, float top, float right, float bottom, float frame, int columns, int rows)
    {
        if (!Inside(u, v, left, top, right, bottom))
        {
            var sill = v >= bottom && v < bottom + 0.04f && u > left - 0.03f && u < right + 0.03f;
            return sill
                ? new Texel(0f, 0.7f, 1.1f)
                : new Texel(0f, 0f, v >= bottom && v < bottom + 0.1f && u > left && u < right ? 0.88f : 1f);
        }

        float x = (u - left) / (right - left), y = (v - top) / (bottom - top);
        var bars = Near(x * columns, frame / (right - left) * columns) || Near(y * rows, frame / (bottom - top) * rows);
        var reveal = u < left + 0.02f || v < top + 0.03f ? 0.55f : 1f;
        return bars ? new Texel(0f, 1f, reveal) : new Texel(1f, 0f, (1.15f - 0.4f * y) * reveal);
    }

    private static bool Near(float x, float width)
    {
        var fraction = x - MathF.Floor(x);
        return fraction < width || fraction > 1f - width;
    }
}
