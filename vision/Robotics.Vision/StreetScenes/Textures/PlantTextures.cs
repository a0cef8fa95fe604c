using static Robotics.Vision.StreetScenes.Textures.TileNoise;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Leaves and bark. Second colour: shade.</summary>
internal static class PlantTextures
{
    /// <summary>A ragged round clump of leaves with holes towards its rim.</summary>
    public static TextureImage Foliage() => TexturePainter.Paint(8, (u, v) =>
    {
        float x = 2f * u - 1f, y = 2f * v - 1f;
        var radius = MathF.Sqrt(x * x + y * y);
        var clump = Fractal(u, v, 6, 3, 121);
        var leaf = Value(u, v, 40, 122);
        var fine = Value(u, v, 90, 123);
        var density = 1.05f - radius + 0.9f * (clump - 0.5f) + 0.55f * (leaf - 0.5f) + 0.3f * (fine - 0.5f);
        var shade = Math.Clamp(0.45f + 0.35f * y - 1.1f * (clump - 0.5f) - 0.5f * (leaf - 0.5f), 0f, 1f);
        return new Texel(
            shade, SmoothStep(0.6f, 0.9f, Value(u, v, 9, 124)) * 0.6f, 0.6f + 0.5f * leaf + 0.3f * fine, density > 0.16f ? 1f : 0f);
    });

    /// <summary>Dense leaves without holes.</summary>
    public static TextureImage Hedge() => TexturePainter.Paint(8, (u, v) =>
    {
        var leaf = Value(u, v, 50, 141);
        var clump = Fractal(u, v, 8, 3, 142);
        return new Texel(
            Math.Clamp(1.3f - leaf - 0.8f * clump, 0f, 1f), SmoothStep(0.55f, 0.8f, Value(u, v, 7, 143)) * 0.6f,
            0.55f + 0.5f * leaf + 0.35f * Value(u, v, 100, 144));
    });

    /// <summary>A crown without leaves: branches that fork towards the rim.</summary>
    public static TextureImage BareCrown()
    {
        var image = TexturePainter.Paint(8, (u, v) => new Texel(0.5f, 0f, 0.7f + 0.5f * Value(u, v, 40, 161), 0f));
        image.OpacityGain = 1.35f;
        for (var stem = 0; stem < 5; stem++)
        {
            Fork(image, 0.5f, 0.98f, -MathF.PI / 2f + (stem - 2) * 0.33f, 0.19f, 0.013f, 6, stem + 1);
        }

        return image;
    }

    private static void Fork(TextureImage image, float u, float v, float angle, float length, float width, int depth, int salt)
    {
        var (endU, endV) = (u + length * MathF.Cos(angle), v + length * MathF.Sin(angle));
        image.Stroke(u, v, endU, endV, MathF.Max(width, 0.003f));
        if (depth == 0)
        {
            return;
        }

        for (var side = -1; side <= 1; side++)
        {
            var turn = side * (0.42f + 0.3f * Hash(salt, side, 171)) + 0.2f * (Hash(salt, depth, 172) - 0.5f);
            if (side != 0 || Hash(salt, depth, 173) > 0.55f)
            {
                Fork(
                    image, endU, endV, angle + turn, length * (0.66f + 0.2f * Hash(salt, side, 174)), width * 0.66f, depth - 1,
                    salt * 3 + side + 1);
            }
        }
    }

    public static TextureImage Bark() => TexturePainter.Paint(6, 7, (u, v) =>
        new Texel(u, 0f, (0.6f + 0.6f * Value(u, v, 20, 6, 151)) * (1f - 0.4f * MathF.Abs(2f * u - 1f))));
}
