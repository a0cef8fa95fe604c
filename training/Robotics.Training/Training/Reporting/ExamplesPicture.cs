using Robotics.Imaging;
using Robotics.Training.Data;
using Robotics.Vision;

namespace Robotics.Training.Reporting;

/// <summary>A PNG with one validation sample a row: the picture, its mask and the prediction in the label set's colours.</summary>
public sealed class ExamplesPicture(LabelSet labels, ImageSize tile, int rows)
{
    private const int Columns = 3;
    private const int Channels = 3;

    private readonly byte[] _pixels = new byte[rows * tile.Height * Columns * tile.Width * Channels];

    /// <summary>Number of samples that fit.</summary>
    public int Rows { get; } = rows;

    /// <summary>Fills one row, scaling with the nearest pixel.</summary>
    public void SetRow(int row, SampleBuffer sample, ReadOnlySpan<byte> prediction)
    {
        for (int y = 0; y < tile.Height; y++)
        {
            int sourceRow = y * sample.Height / tile.Height * sample.Width;
            for (int x = 0; x < tile.Width; x++)
            {
                int source = sourceRow + (x * sample.Width / tile.Width);
                sample.Rgb.Slice(source * Channels, Channels).CopyTo(Pixel(row, 0, y, x));
                Paint(sample.Mask[source], Pixel(row, 1, y, x));
                Paint(prediction[source], Pixel(row, 2, y, x));
            }
        }
    }

    /// <summary>The PNG file.</summary>
    public byte[] Encode() =>
        ImageCodecs.Png.Encode(_pixels, new ImageLayout(Columns * tile.Width, Rows * tile.Height, PixelLayout.Rgb8));

    private Span<byte> Pixel(int row, int column, int y, int x)
    {
        int line = (row * tile.Height) + y;
        return _pixels.AsSpan(((line * Columns * tile.Width) + (column * tile.Width) + x) * Channels, Channels);
    }

    private void Paint(byte id, Span<byte> pixel)
    {
        Rgb24 color = id < labels.Count ? labels.Colors[id] : default;
        pixel[0] = color.R;
        pixel[1] = color.G;
        pixel[2] = color.B;
    }
}
