using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Surfaces to stand on.</summary>
internal static class GroundTextures
{
    public static TextureImage Asphalt() => TexturePainter.Paint(8, (u, v) =>
    {
        var grain = Hash((int)(u * 256), (int)(v * 256), 3);
        var stones = Value(u, v, 90, 5);
        var patches = Fractal(u, v, 4, 4, 7);
        var crack = MathF.Abs(Fractal(u, v, 5, 5, 11) - 0.5f);
        var dark = crack < 0.004f ? 0.6f : 1f;
        return new Texel(stones * 0.6f, patches, (0.78f + 0.22f * grain + 0.16f * stones) * dark);
    });

    /// <summary>Rectangular stones in a running bond; third colour in the joints.</summary>
    public static TextureImage Pavers() => Stones(8, 8, 16, 0.5f, 0.05f, 21);

    /// <summary>Large concrete slabs.</summary>
    public static TextureImage Slabs() => Stones(8, 3, 3, 0f, 0.02f, 23);

    public static TextureImage Cobbles() => TexturePainter.Paint(8, (u, v) =>
    {
        const int Cells = 12;
        float x = u * Cells, y = v * Cells;
        float nearest = 9f, second = 9f, tone = 0f;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                int cx = (int)MathF.Floor(x) + dx, cy = (int)MathF.Floor(y) + dy;
                int wx = Wrap(cx, Cells), wy = Wrap(cy, Cells);
                var px = cx + 0.5f + 0.4f * (Hash(wx, wy, 31) - 0.5f) + ((cy & 1) == 0 ? 0.25f : -0.25f);
                var py = cy + 0.5f + 0.4f * (Hash(wx, wy, 32) - 0.5f);
                var d = (px - x) * (px - x) + (py - y) * (py - y);
                if (d < nearest)
                {
                    (nearest, second, tone) = (d, nearest, Hash(wx, wy, 33));
                }
                else if (d < second)
                {
                    second = d;
                }
            }
        }

        var joint = SmoothStep(0.02f, 0.16f, MathF.Sqrt(second) - MathF.Sqrt(nearest));
        return new Texel(
            tone, 1f - joint, (0.8f + 0.3f * tone) * (0.8f + 0.25f * joint) + 0.1f * (Hash((int)(u * 256), (int)(v * 256), 34) - 0.5f));
    });

    public static TextureImage Grass() => TexturePainter.Paint(8, (u, v) =>
    {
        var blade = Value(u, v, 128, 45, 41);
        var tuft = Value(u, v, 24, 42);
        var patch = Fractal(u, v, 5, 4, 43);
        var flower = Hash((int)(u * 256), (int)(v * 256), 44) > 0.998f ? 0.8f : 0f;
        return new Texel(
            SmoothStep(0.35f, 0.75f, patch + 0.25f * (tuft - 0.5f)), flower, 0.55f + 0.6f * blade * (0.6f + 0.4f * tuft) + 0.15f * tuft);
    });

    public static TextureImage Soil() => TexturePainter.Paint(8, (u, v) =>
    {
        var lump = Fractal(u, v, 12, 4, 51);
        var leaf = Hash((int)(u * 64), (int)(v * 64), 52) > 0.985f ? 1f : 0f;
        return new Texel(SmoothStep(0.4f, 0.65f, Fractal(u, v, 6, 4, 53)), leaf * 0.7f, 0.6f + 0.7f * lump);
    });

    private static TextureImage Stones(int sizeLog2, int columns, int rows, float bond, float joint, int salt) =>
        TexturePainter.Paint(sizeLog2, (u, v) =>
    {
        var y = v * rows;
        var row = (int)y;
        var x = u * columns + (row & 1) * bond;
        var column = Wrap((int)MathF.Floor(x), columns);
        float fx = x - MathF.Floor(x), fy = y - row;
        var edge = MathF.Min(MathF.Min(fx, 1f - fx), MathF.Min(fy, 1f - fy) * columns / rows);
        var tone = Hash(column, row, salt);
        var gap = edge < joint ? 1f : 0f;
        var grain = Hash((int)(u * 256), (int)(v * 256), salt + 1);
        var stain = Fractal(u, v, 5, 4, salt + 2);
        return new Texel(tone * 0.7f + 0.3f * stain, gap * 0.8f, 0.82f + 0.14f * grain + 0.12f * tone + 0.1f * stain);
    });
}
