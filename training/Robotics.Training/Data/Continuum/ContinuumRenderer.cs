namespace Robotics.Training.Data.Continuum;

/// <summary>
/// Draws one sample: a striped figure with lobes before a graded background, partly hidden by a disc, with noise on every pixel. Holds
/// tables; not thread-safe.
/// </summary>
internal sealed class ContinuumRenderer
{
    /// <summary>Width and height of the picture.</summary>
    public const int Side = 32;

    /// <summary>Ratio of the stripes' frequencies of neighbouring classes.</summary>
    public const double StripeRatio = 1.6;

    private const double SlowestStripes = 0.6;
    private const float LobeDepth = 0.3f;
    private const float NoiseAmplitude = 0.06f;
    private const int Angles = 256;
    private const int Waves = 1024;

    private static readonly float[] Wave = [.. Enumerable.Range(0, Waves).Select(i => (float)Math.Sin(2 * Math.PI * i / Waves))];

    private readonly float[] _radius = new float[Angles];

    public void Render(ContinuumClass item, ref SampleRandom random, Span<byte> rgb)
    {
        (double shape, double texture, double hue) = item.Draw(ref random);
        FillRadius(3 + shape, random.NextDouble());
        Placement place = Placement.Draw(ref random);
        Background background = Background.Draw(ref random);
        Disc disc = Disc.Draw(ref random);
        Color figure = Color.OfHue(hue, random.NextDouble(0.45, 0.9), random.NextDouble(0.55, 0.95));
        float contrast = (float)random.NextDouble(0.3, 0.6);
        float phase = (float)random.NextDouble();
        float frequency = (float)(SlowestStripes * Math.Pow(StripeRatio, texture));

        for (int y = 0, pixel = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++, pixel += 3)
            {
                (float u, float v) = place.ToFigure(x, y);
                float inside = Cover(_radius[(int)(Turn(u, v) * Angles) & (Angles - 1)] - MathF.Sqrt(u * u + v * v), place.Radius);
                float stripe = 1 + contrast * Wave[(int)((frequency * u + phase + 64) * Waves) & (Waves - 1)];
                Color color = background.At(x, y).Blend(figure.Scale(stripe), inside).Blend(disc.Color, disc.Cover(x, y));
                color.Write(rgb.Slice(pixel, 3), NoiseAmplitude, random.NextUInt64());
            }
        }
    }

    /// <summary>Share of a pixel inside an edge that is <paramref name="distance"/> radii away.</summary>
    private static float Cover(float distance, float radius) => Math.Clamp(distance * radius + 0.5f, 0, 1);

    /// <summary>Direction of a vector in turns, 0 to 1; within 0.002 of a turn.</summary>
    private static float Turn(float u, float v)
    {
        (float major, float minor) = (Math.Max(Math.Abs(u), Math.Abs(v)), Math.Min(Math.Abs(u), Math.Abs(v)));
        float ratio = major == 0 ? 0 : minor / major;
        float octant = ratio * (0.1591f - 0.0341f * ratio * ratio);
        float quadrant = Math.Abs(v) > Math.Abs(u) ? 0.25f - octant : octant;
        float half = u < 0 ? 0.5f - quadrant : quadrant;
        return v < 0 ? 1 - half : half;
    }

    /// <summary>The figure's outline: between two whole numbers of lobes both waves are mixed.</summary>
    private void FillRadius(double lobes, double turn)
    {
        double whole = Math.Floor(lobes), part = lobes - whole;
        for (int i = 0; i < Angles; i++)
        {
            double angle = 2 * Math.PI * ((double)i / Angles + turn);
            _radius[i] = 1 + LobeDepth * (float)((1 - part) * Math.Cos(whole * angle) + part * Math.Cos((whole + 1) * angle));
        }
    }

    private readonly record struct Placement(float X, float Y, float Cos, float Sin, float Radius)
    {
        public static Placement Draw(ref SampleRandom random)
        {
            double angle = 2 * Math.PI * random.NextDouble();
            return new Placement(
                (float)random.NextDouble(12.5, 18.5), (float)random.NextDouble(12.5, 18.5), (float)Math.Cos(angle), (float)Math.Sin(angle),
                (float)random.NextDouble(7.5, 11));
        }

        public (float U, float V) ToFigure(int x, int y)
        {
            (float dx, float dy) = ((x - X) / Radius, (y - Y) / Radius);
            return (Cos * dx + Sin * dy, Cos * dy - Sin * dx);
        }
    }

    private readonly record struct Background(Color Left, Color Right, float StepX, float StepY)
    {
        public static Background Draw(ref SampleRandom random)
        {
            Color Dull(ref SampleRandom r) => Color.OfHue(r.NextDouble(), r.NextDouble(0, 0.35), r.NextDouble(0.15, 0.8));
            double angle = 2 * Math.PI * random.NextDouble();
            return new Background(
                Dull(ref random), Dull(ref random), (float)(Math.Cos(angle) / Side), (float)(Math.Sin(angle) / Side));
        }

        public Color At(int x, int y) =>
            Left.Blend(Right, Math.Clamp(0.5f + (x - Side / 2) * StepX + (y - Side / 2) * StepY, 0, 1));
    }

    private readonly record struct Disc(float X, float Y, float Radius, Color Color)
    {
        public static Disc Draw(ref SampleRandom random) => new(
            (float)random.NextDouble(0, Side), (float)random.NextDouble(0, Side), (float)random.NextDouble(2, 5.5),
            Color.OfHue(random.NextDouble(), random.NextDouble(0, 0.9), random.NextDouble(0.2, 0.95)));

        public float Cover(int x, int y) => Math.Clamp(Radius - MathF.Sqrt((x - X) * (x - X) + (y - Y) * (y - Y)) + 0.5f, 0, 1);
    }

    private readonly record struct Color(float R, float G, float B)
    {
        /// <param name="hue">In turns, any number.</param>
        /// <param name="saturation">0 to 1.</param>
        /// <param name="value">Brightness, 0 to 1.</param>
        public static Color OfHue(double hue, double saturation, double value)
        {
            float Channel(double shift)
            {
                double position = (hue + shift) - Math.Floor(hue + shift);
                double bump = Math.Clamp(2 - Math.Abs(position * 6 - 3), 0, 1);
                return (float)(value * (1 - saturation * (1 - bump)));
            }

            return new Color(Channel(0.5), Channel(1.0 / 6), Channel(-1.0 / 6));
        }

        public Color Blend(Color other, float share) =>
            new(R + (other.R - R) * share, G + (other.G - G) * share, B + (other.B - B) * share);

        public Color Scale(float factor) => new(R * factor, G * factor, B * factor);

        /// <summary>Writes bytes, each with noise from other bits.</summary>
        public void Write(Span<byte> rgb, float amplitude, ulong bits)
        {
            rgb[0] = Noisy(R, amplitude, bits);
            rgb[1] = Noisy(G, amplitude, bits >> 20);
            rgb[2] = Noisy(B, amplitude, bits >> 40);
        }

        private static byte Noisy(float value, float amplitude, ulong bits)
        {
            float uniform = (bits & 0xFFFFF) * (2f / 0xFFFFF) - 1;
            return (byte)Math.Clamp((value + amplitude * uniform) * 255 + 0.5f, 0, 255);
        }
    }
}
