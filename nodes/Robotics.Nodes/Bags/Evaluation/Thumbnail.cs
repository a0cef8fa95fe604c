using Robotics.Imaging;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>Makes pictures small enough for a page: means over squares of pixels.</summary>
internal static class Thumbnail
{
    public const int Channels = 3;
    private const int MaxWidth = 640;

    /// <param name="bgr">Pixels, 3 bytes each, rows without padding.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public static (byte[] Pixels, ImageLayout Layout) Shrink(byte[] bgr, int width, int height)
    {
        int side = Math.Min((width + MaxWidth - 1) / MaxWidth, height);
        if (side == 1)
        {
            return (bgr, new ImageLayout(width, height, PixelLayout.Bgr8));
        }

        ImageLayout layout = new(width / side, height / side, PixelLayout.Bgr8);
        byte[] small = new byte[layout.ByteCount];
        for (int i = 0; i < small.Length; i++)
        {
            int channel = i % Channels, x = i / Channels % layout.Width, y = i / Channels / layout.Width;
            small[i] = (byte)(Sum(bgr, ((((y * width) + x) * side) * Channels) + channel, width, side) / (side * side));
        }

        return (small, layout);
    }

    private static int Sum(byte[] bgr, int corner, int width, int side)
    {
        int sum = 0;
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                sum += bgr[corner + (((y * width) + x) * Channels)];
            }
        }

        return sum;
    }
}
