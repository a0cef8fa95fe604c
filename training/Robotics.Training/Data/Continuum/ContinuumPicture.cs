using Robotics.Imaging;

namespace Robotics.Training.Data.Continuum;

/// <summary>A PNG of samples: a row a class, in the order of ids.</summary>
public static class ContinuumPicture
{
    private const int Channels = 3;

    /// <param name="columns">Samples of each class.</param>
    /// <param name="scale">Pixels of the PNG for a sample's pixel, along each side.</param>
    public static byte[] Encode(int columns, int scale)
    {
        int classes = ContinuumClass.All.Count, tile = ContinuumRenderer.Side * scale, width = columns * tile;
        var dataset = new ContinuumDataset(ContinuumSplit.Train, classes * columns);
        using ISampleReader reader = dataset.OpenReader();
        var sample = new SampleBuffer();
        byte[] pixels = new byte[classes * tile * width * Channels];
        for (int index = 0; index < dataset.Count; index++)
        {
            reader.Read(index, sample);
            (int top, int left) = (sample.Label * tile, index / classes * tile);
            for (int y = 0; y < tile; y++)
            {
                for (int x = 0; x < tile; x++)
                {
                    int from = (y / scale * sample.Width + x / scale) * Channels;
                    sample.Rgb.Slice(from, Channels).CopyTo(pixels.AsSpan(((top + y) * width + left + x) * Channels));
                }
            }
        }

        return ImageCodecs.Png.Encode(pixels, new ImageLayout(width, classes * tile, PixelLayout.Rgb8));
    }
}
