using Robotics.Imaging;
using Robotics.Training.Data;

namespace Robotics.Training.Experiments;

/// <summary>A PNG with one sample a row: the picture, then the picture under the heat of each network.</summary>
internal sealed class HeatPicture(ImageSize size, int rows, int networks, int scale)
{
    private const int Channels = 3;
    private const float HeatShare = 0.6f;

    private readonly int _width = size.Width * scale * (networks + 1);
    private readonly byte[] _pixels = new byte[size.Height * scale * rows * size.Width * scale * (networks + 1) * Channels];

    public void SetPicture(int row, ReadOnlySpan<byte> rgb) => Paint(row, 0, rgb, []);

    public void SetHeat(int row, int network, ReadOnlySpan<byte> rgb, ReadOnlySpan<float> heat) => Paint(row, network + 1, rgb, heat);

    public byte[] Encode() =>
        ImageCodecs.Png.Encode(_pixels, new ImageLayout(_width, size.Height * scale * rows, PixelLayout.Rgb8));

    private void Paint(int row, int column, ReadOnlySpan<byte> rgb, ReadOnlySpan<float> heat)
    {
        for (int y = 0; y < size.Height * scale; y++)
        {
            for (int x = 0; x < size.Width * scale; x++)
            {
                int from = y / scale * size.Width + x / scale;
                int to = ((row * size.Height * scale + y) * _width + column * size.Width * scale + x) * Channels;
                for (int channel = 0; channel < Channels; channel++)
                {
                    float value = rgb[from * Channels + channel];
                    _pixels[to + channel] = (byte)(heat.IsEmpty ? value : value + (Color(heat[from], channel) - value) * HeatShare);
                }
            }
        }
    }

    /// <summary>Blue over green to red.</summary>
    private static float Color(float heat, int channel)
    {
        float middle = channel switch { 0 => 1f, 1 => 0.5f, _ => 0f };
        return 255 * Math.Clamp(1.5f - 3 * Math.Abs(heat - middle), 0, 1);
    }
}
