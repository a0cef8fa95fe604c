using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Masonry, render, timber and roofing.</summary>
internal static class WallTextures
{
    public static TextureImage Plain() => TexturePainter.Paint(4, (_, _) => Texel.Bare);

    /// <summary>Three independent kinds of smooth noise: stains, clouds, fine mottling.</summary>
    public static TextureImage Noise() => TexturePainter.Paint(7, (u, v) =>
        new Texel(
            SmoothStep(0.3f, 0.7f, Fractal(u, v, 4, 5, 61)), SmoothStep(0.25f, 0.75f, Fractal(u, v, 3, 6, 62)),
            0.5f + Fractal(u, v, 24, 3, 63)));

    public static TextureImage Plaster() => TexturePainter.Paint(8, (u, v) =>
        new Texel(
            SmoothStep(0.45f, 0.8f, Value(u, v, 24, 3, 71)) * 0.35f, 0f,
            0.9f + 0.12f * Fractal(u, v, 6, 5, 72) + 0.06f * (Hash((int)(u * 256), (int)(v * 256), 73) - 0.5f)));

    public static TextureImage Brick() => TexturePainter.Paint(8, (u, v) => Masonry(u, v, 12, 36, 0.08f, 0.22f, 81));

    public static TextureImage Stone() => TexturePainter.Paint(8, (u, v) => Masonry(u, v, 5, 10, 0.05f, 0.3f, 84));

    public static TextureImage Panels() => TexturePainter.Paint(8, (u, v) =>
    {
        float fx = u * 3f % 1f, fy = v * 3f % 1f;
        var seam = MathF.Min(MathF.Min(fx, 1f - fx), MathF.Min(fy, 1f - fy)) < 0.015f ? 1f : 0f;
        return new Texel(
            0.3f * Fractal(u, v, 3, 4, 91), seam,
            0.92f + 0.1f * Hash((int)(u * 3f), (int)(v * 3f), 92) + 0.05f * (Hash((int)(u * 256), (int)(v * 256), 93) - 0.5f));
    });

    /// <summary>Upright boards.</summary>
    public static TextureImage Planks() => TexturePainter.Paint(8, (u, v) =>
    {
        var x = u * 12f;
        var board = (int)x;
        var gap = MathF.Min(x - board, 1f - (x - board)) < 0.06f ? 1f : 0f;
        return new Texel(Hash(board, 0, 101) * 0.8f, gap, 0.75f + 0.25f * Value(u, v, 96, 4, 102) + 0.2f * Hash(board, 1, 101));
    });

    public static TextureImage RoofTiles() => TexturePainter.Paint(7, (u, v) =>
    {
        var y = v * 16f;
        var row = (int)y;
        var x = u * 16f + (row & 1) * 0.5f;
        var round = MathF.Abs(x - MathF.Floor(x) - 0.5f);
        return new Texel(Hash(Wrap((int)MathF.Floor(x), 16), row, 111), 0f, (0.65f + 0.4f * (y - row)) * (1.1f - 0.5f * round));
    });

    private static Texel Masonry(float u, float v, int columns, int rows, float jointX, float jointY, int salt)
    {
        var y = v * rows;
        var row = (int)y;
        var x = u * columns + (row & 1) * 0.5f;
        var column = Wrap((int)MathF.Floor(x), columns);
        float fx = x - MathF.Floor(x), fy = y - row;
        var mortar = fx < jointX || fy < jointY ? 1f : 0f;
        var tone = Hash(column, row, salt);
        return new Texel(tone * tone, mortar, 0.8f + 0.25f * tone + 0.15f * Fractal(u, v, 12, 3, salt + 1));
    }
}
