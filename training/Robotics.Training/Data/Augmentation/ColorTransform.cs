namespace Robotics.Training.Data.Augmentation;

/// <summary>
/// Brightness, contrast and saturation as one step on a pixel: <c>c' = Gain * c + GrayGain * gray + Offset</c>, where gray is
/// the pixel's luma (ITU-R BT.601).
/// </summary>
public readonly record struct ColorTransform(float Gain, float GrayGain, float Offset)
{
    public const float RedLuma = 0.299f;
    public const float GreenLuma = 0.587f;
    public const float BlueLuma = 0.114f;

    private const int MeanSampleStep = 61;

    /// <summary>Leaves every pixel as it is.</summary>
    public static ColorTransform Identity { get; } = new(1, 0, 0);

    /// <summary>Draws a transform; contrast pivots on the mean grey of <paramref name="source"/>, estimated on a sparse grid.</summary>
    public static ColorTransform Draw(AugmentationOptions options, SampleBuffer source, ref SampleRandom random)
    {
        double brightness = random.NextDouble(1 - options.Brightness, 1 + options.Brightness);
        double contrast = random.NextDouble(1 - options.Contrast, 1 + options.Contrast);
        double saturation = random.NextDouble(1 - options.Saturation, 1 + options.Saturation);
        double gain = brightness * contrast;
        return new ColorTransform(
            (float)(gain * saturation),
            (float)(gain * (1 - saturation)),
            (float)((1 - contrast) * brightness * MeanGray(source)));
    }

    private static double MeanGray(SampleBuffer source)
    {
        ReadOnlySpan<byte> rgb = source.Rgb;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < rgb.Length; i += 3 * MeanSampleStep)
        {
            sum += (RedLuma * rgb[i]) + (GreenLuma * rgb[i + 1]) + (BlueLuma * rgb[i + 2]);
            count++;
        }

        return sum / count;
    }
}
