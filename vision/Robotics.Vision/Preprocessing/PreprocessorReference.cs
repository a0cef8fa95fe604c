namespace Robotics.Vision;

/// <summary>What <see cref="Preprocessor"/> computes, pixel by pixel in floating point: the yardstick of tests and benchmarks.</summary>
public static class PreprocessorReference
{
    /// <summary>Resizes an image bilinearly and writes it as a normalised tensor.</summary>
    /// <param name="image">The image.</param>
    /// <param name="width">Columns of the tensor.</param>
    /// <param name="height">Rows of the tensor.</param>
    /// <param name="normalization">Mean and deviation.</param>
    /// <param name="tensor">Receives <c>[3, height, width]</c>, red first.</param>
    public static void Run(in ImageSpan image, int width, int height, Normalization normalization, Span<float> tensor)
    {
        PixelFormatInfo info = image.Format.Info();
        ReadOnlySpan<int> offsets = [info.RedOffset, info.GreenOffset, info.BlueOffset];
        for (int y = 0; y < height; y++)
        {
            (int top, int bottom, float ty) = Position(y, image.Height, height);
            ReadOnlySpan<byte> upper = image.Row(top), lower = image.Row(bottom);
            for (int x = 0; x < width; x++)
            {
                (int left, int right, float tx) = Position(x, image.Width, width);
                for (int c = 0; c < 3; c++)
                {
                    int atLeft = left * info.BytesPerPixel + offsets[c], atRight = right * info.BytesPerPixel + offsets[c];
                    float value = Mix(Mix(upper[atLeft], lower[atLeft], ty), Mix(upper[atRight], lower[atRight], ty), tx);
                    tensor[(c * height + y) * width + x] = (value / 255 - normalization.Mean[c]) / normalization.Std[c];
                }
            }
        }
    }

    private static (int Lower, int Upper, float Fraction) Position(int index, int source, int destination)
    {
        double position = Math.Max(0, (index + 0.5) * source / destination - 0.5);
        int lower = Math.Min((int)position, source - 1);
        return (lower, Math.Min(lower + 1, source - 1), (float)(position - lower));
    }

    private static float Mix(float lower, float upper, float fraction) => lower + (upper - lower) * fraction;
}
