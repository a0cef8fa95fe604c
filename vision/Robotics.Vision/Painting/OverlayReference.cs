namespace Robotics.Vision;

/// <summary>What <see cref="Overlay"/> computes, byte by byte: its definition, and the yardstick of tests and benchmarks.</summary>
/// <remarks>With <c>a</c> the opacity in 256ths, a byte is <c>(image * (256 - a) + colour * a + 128) / 256</c>, rounded down.</remarks>
public static class OverlayReference
{
    /// <summary>Blends the colours of a mask over an image; pixels whose id has no colour stay as they are.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">One class id a pixel, without padding.</param>
    /// <param name="colors">Colour of each class.</param>
    /// <param name="alpha">Opacity of the colours, 0 .. 1.</param>
    /// <param name="bgr">Receives bgr8 without padding.</param>
    public static void Run(in ImageSpan image, ReadOnlySpan<byte> mask, ReadOnlySpan<Rgb24> colors, double alpha, Span<byte> bgr)
    {
        PixelFormatInfo info = image.Format.Info();
        int opacity = (int)Math.Round(alpha * 256);
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = image.Row(y);
            for (int x = 0; x < image.Width; x++)
            {
                ReadOnlySpan<byte> pixel = row.Slice(x * info.BytesPerPixel, info.BytesPerPixel);
                int at = y * image.Width + x;
                Rgb24 color = mask[at] < colors.Length ? colors[mask[at]] : default;
                int weight = mask[at] < colors.Length ? opacity : 0;
                bgr[3 * at] = Blend(pixel[info.BlueOffset], color.B, weight);
                bgr[3 * at + 1] = Blend(pixel[info.GreenOffset], color.G, weight);
                bgr[3 * at + 2] = Blend(pixel[info.RedOffset], color.R, weight);
            }
        }
    }

    private static byte Blend(int image, int color, int opacity) => (byte)((image * (256 - opacity) + color * opacity + 128) >> 8);
}
