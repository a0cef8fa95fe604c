using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Fences that one can look through. A tile is about one metre wide and as high as the fence.</summary>
internal static class FenceTextures
{
    public static TextureImage Bars() => Fence((u, v) =>
    {
        var bar = MathF.Abs(u * 8f % 1f - 0.5f) < 0.2f && v > 0.02f;
        var rail = v is > 0.08f and < 0.13f or > 0.86f and < 0.91f;
        var post = u < 0.06f;
        return new Texel(bar ? 0.3f : 0f, 0f, 0.9f + 0.2f * Hash((int)(u * 8f), 0, 161), bar || rail || post ? 1f : 0f);
    });

    public static TextureImage Pickets() => Fence((u, v) =>
    {
        var x = u * 6f;
        var inside = MathF.Abs(x - MathF.Floor(x) - 0.5f);
        var picket = inside < 0.36f && v > 0.02f + 0.12f * inside / 0.36f;
        var rail = v is > 0.25f and < 0.33f or > 0.72f and < 0.8f;
        return new Texel(0.6f * Hash((int)x, 1, 171), 0f, 0.8f + 0.25f * Value(u, v, 60, 4, 172), picket || rail ? 1f : 0f);
    });

    public static TextureImage Mesh() => Fence((u, v) =>
    {
        float a = (u + v) * 10f, b = (u - v) * 10f + 10f;
        var wire = MathF.Abs(a % 1f - 0.5f) < 0.17f || MathF.Abs(b % 1f - 0.5f) < 0.17f;
        var frame = u < 0.05f || v < 0.04f || v > 0.96f;
        return new Texel(frame ? 0.5f : 0f, 0f, 1f, wire || frame ? 1f : 0f);
    });

    /// <summary>Two or three wide rails on posts.</summary>
    public static TextureImage Rails() => Fence((u, v) =>
    {
        var rail = v is > 0.03f and < 0.2f or > 0.4f and < 0.56f or > 0.74f and < 0.88f;
        return new Texel(0.5f * Value(u, v, 3, 30, 181), 0f, 0.85f + 0.2f * Value(u, v, 4, 60, 182), rail || u < 0.1f ? 1f : 0f);
    });

    /// <summary>Too far away to see through, a fence looks solid.</summary>
    private static TextureImage Fence(Func<float, float, Texel> texel)
    {
        var image = TexturePainter.Paint(7, texel);
        image.OpacityGain = 1.25f;
        return image;
    }
}
