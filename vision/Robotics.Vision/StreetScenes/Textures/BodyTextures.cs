using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>People. On limbs the second weight runs across, from the left edge to the right, and blends the two sides' light.</summary>
internal static class BodyTextures
{
    public static TextureImage Limb() => TexturePainter.Paint(5, (u, v) =>
        new Texel(u, 0f, 1.05f - 0.35f * (2f * u - 1f) * (2f * u - 1f) + 0.06f * Value(u, v, 4, 501)));

    /// <summary>A limb in cloth: folds, and a pattern in the third colour.</summary>
    public static TextureImage Cloth() => TexturePainter.Paint(6, (u, v) =>
        new Texel(
            u, v * 6f % 1f < 0.3f ? 0.7f : 0f, 1.05f - 0.35f * (2f * u - 1f) * (2f * u - 1f) + 0.3f * (Value(u, v, 5, 9, 511) - 0.5f)));

    /// <summary>A head: second colour hair, third skin in shade.</summary>
    public static TextureImage Head() => TexturePainter.Paint(5, (u, v) =>
    {
        var hair = v < 0.34f || (u < 0.16f || u > 0.84f) && v < 0.6f;
        return new Texel(
            hair ? 1f : 0f, !hair && u > 0.6f ? 0.5f : 0f,
            v is > 0.42f and < 0.5f && MathF.Abs(MathF.Abs(u - 0.5f) - 0.18f) < 0.08f ? 0.6f : 1f);
    });
}
