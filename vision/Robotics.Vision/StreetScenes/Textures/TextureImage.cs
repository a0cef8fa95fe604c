namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>A texture while it is painted: four planes of floats; the weights and the opacity in 0..1, the brightness around 1.</summary>
internal sealed class TextureImage
{
    public TextureImage(int widthLog2, int heightLog2)
    {
        WidthLog2 = widthLog2;
        HeightLog2 = heightLog2;
        Second = new float[Width * Height];
        Third = new float[Width * Height];
        Brightness = new float[Width * Height];
        Opacity = new float[Width * Height];
        Array.Fill(Brightness, 1f);
        Array.Fill(Opacity, 1f);
    }

    public int WidthLog2 { get; }

    public int HeightLog2 { get; }

    public int Width => 1 << WidthLog2;

    public int Height => 1 << HeightLog2;

    /// <summary>Weight of the second colour.</summary>
    public float[] Second { get; }

    /// <summary>Weight of the third colour.</summary>
    public float[] Third { get; }

    public float[] Brightness { get; }

    public float[] Opacity { get; }

    /// <summary>Factor on the opacity of each next mip level: above one, thin things stay visible from afar.</summary>
    public float OpacityGain { get; set; } = 1f;

    /// <summary>Makes the texels along a line opaque; positions and width are parts of the picture.</summary>
    public void Stroke(float u0, float v0, float u1, float v1, float width)
    {
        var steps = (int)(MathF.Max(MathF.Abs(u1 - u0), MathF.Abs(v1 - v0)) * Width) + 1;
        var reach = width * 0.5f * Width;
        for (var step = 0; step <= steps; step++)
        {
            float x = (u0 + (u1 - u0) * step / steps) * Width, y = (v0 + (v1 - v0) * step / steps) * Height;
            for (var py = (int)MathF.Max(0f, y - reach); py <= MathF.Min(Height - 1f, y + reach); py++)
            {
                for (var px = (int)MathF.Max(0f, x - reach); px <= MathF.Min(Width - 1f, x + reach); px++)
                {
                    Opacity[py * Width + px] = 1f;
                }
            }
        }
    }

    /// <summary>The next mip level: the mean of two by two texels.</summary>
    public TextureImage Halve()
    {
        var half = new TextureImage(WidthLog2 - 1, HeightLog2 - 1);
        Halve(Second, half.Second);
        Halve(Third, half.Third);
        Halve(Brightness, half.Brightness);
        Halve(Opacity, half.Opacity);
        half.OpacityGain = OpacityGain;
        for (var i = 0; i < half.Opacity.Length; i++)
        {
            half.Opacity[i] = MathF.Min(1f, half.Opacity[i] * OpacityGain);
        }

        return half;
    }

    /// <summary>Packs the texels as <see cref="Texture"/> describes.</summary>
    public void Pack(Span<int> texels)
    {
        for (var i = 0; i < Width * Height; i++)
        {
            texels[i] =
                Byte(Second[i] * 255f) | Byte(Third[i] * 255f) << 8 | Byte(Brightness[i] * 128f) << 16 | Byte(Opacity[i] * 255f) << 24;
        }
    }

    private static int Byte(float value) => (int)Math.Clamp(value + 0.5f, 0f, 255f);

    private void Halve(float[] source, float[] target)
    {
        var halfWidth = Width / 2;
        for (var y = 0; y < Height / 2; y++)
        {
            for (var x = 0; x < halfWidth; x++)
            {
                var i = 2 * y * Width + 2 * x;
                target[y * halfWidth + x] = (source[i] + source[i + 1] + source[i + Width] + source[i + Width + 1]) * 0.25f;
            }
        }
    }
}
