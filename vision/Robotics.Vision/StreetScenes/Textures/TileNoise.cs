namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Smooth noise that repeats over the unit square.</summary>
internal static class TileNoise
{
    /// <summary>Hash of a lattice point to [0, 1).</summary>
    public static float Hash(int x, int y, int salt)
    {
        var h = (uint)(x * 374761393 + y * 668265263 + salt * 974634541);
        h = (h ^ (h >> 13)) * 1274126177u;
        h = (h ^ (h >> 16)) * 2246822519u;
        return (h >> 8) * (1f / (1 << 24));
    }

    /// <summary>Value noise in [0, 1] with <paramref name="cells"/> cells along each side.</summary>
    public static float Value(float u, float v, int cells, int salt) => Value(u, v, cells, cells, salt);

    /// <summary>Value noise with different cell counts along the two sides.</summary>
    public static float Value(float u, float v, int cellsU, int cellsV, int salt)
    {
        float x = u * cellsU, y = v * cellsV;
        int x0 = (int)MathF.Floor(x), y0 = (int)MathF.Floor(y);
        float fx = x - x0, fy = y - y0;
        fx = fx * fx * (3f - 2f * fx);
        fy = fy * fy * (3f - 2f * fy);
        int xa = Wrap(x0, cellsU), xb = Wrap(x0 + 1, cellsU), ya = Wrap(y0, cellsV), yb = Wrap(y0 + 1, cellsV);
        var top = Hash(xa, ya, salt) + (Hash(xb, ya, salt) - Hash(xa, ya, salt)) * fx;
        var bottom = Hash(xa, yb, salt) + (Hash(xb, yb, salt) - Hash(xa, yb, salt)) * fx;
        return top + (bottom - top) * fy;
    }

    /// <summary>Sum of octaves in [0, 1].</summary>
    public static float Fractal(float u, float v, int cells, int octaves, int salt)
    {
        float sum = 0f, weight = 0f, amplitude = 1f;
        for (var i = 0; i < octaves; i++)
        {
            sum += amplitude * Value(u, v, cells << i, salt + i);
            weight += amplitude;
            amplitude *= 0.55f;
        }

        return sum / weight;
    }

    public static int Wrap(int i, int n) => ((i % n) + n) % n;

    public static float SmoothStep(float low, float high, float x)
    {
        var t = Math.Clamp((x - low) / (high - low), 0f, 1f);
        return t * t * (3f - 2f * t);
    }
}
