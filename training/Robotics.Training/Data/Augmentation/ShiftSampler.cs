namespace Robotics.Training.Data.Augmentation;

/// <summary>
/// Copies a picture, shifted by whole pixels and possibly mirrored, normalised and in CHW layout. Where nothing comes in from the picture
/// stands its data set's mean colour.
/// </summary>
public sealed class ShiftSampler
{
    private const int Channels = 3;
    private const int Levels = 256;

    private readonly ImageSize _size;
    private readonly float[] _normalised;

    /// <param name="size">Size of picture and result.</param>
    /// <param name="mean">Per-channel mean of pixels in 0..1.</param>
    /// <param name="std">Per-channel standard deviation of pixels in 0..1.</param>
    public ShiftSampler(ImageSize size, IReadOnlyList<float> mean, IReadOnlyList<float> std)
    {
        _size = size;
        _normalised = [.. Enumerable.Range(0, Channels * Levels).Select(i => (i % Levels / 255f - mean[i / Levels]) / std[i / Levels])];
    }

    /// <summary>Writes (3, H, W).</summary>
    /// <param name="source">A picture of the sampler's size.</param>
    /// <param name="down">Rows by which it moves down.</param>
    /// <param name="right">Columns by which it moves to the right, before it is mirrored.</param>
    /// <param name="flip">Whether it is mirrored.</param>
    /// <param name="image">The result.</param>
    /// <exception cref="DatasetException">The picture has another size.</exception>
    public void Sample(SampleBuffer source, int down, int right, bool flip, Span<float> image)
    {
        if (source.Height != _size.Height || source.Width != _size.Width)
        {
            throw new DatasetException($"A picture of {source.Height}x{source.Width} is among those of {_size}; they must be of one size.");
        }

        image.Clear();
        ReadOnlySpan<byte> rgb = source.Rgb;
        int plane = _size.Height * _size.Width;
        for (int y = Math.Max(0, down); y < Math.Min(_size.Height, _size.Height + down); y++)
        {
            for (int x = Math.Max(0, right); x < Math.Min(_size.Width, _size.Width + right); x++)
            {
                int from = ((y - down) * _size.Width + x - right) * Channels;
                int to = y * _size.Width + (flip ? _size.Width - 1 - x : x);
                for (int channel = 0; channel < Channels; channel++)
                {
                    image[channel * plane + to] = _normalised[channel * Levels + rgb[from + channel]];
                }
            }
        }
    }
}
