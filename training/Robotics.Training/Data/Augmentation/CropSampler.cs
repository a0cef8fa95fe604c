using Robotics.Vision;

namespace Robotics.Training.Data.Augmentation;

/// <summary>
/// Cuts one crop out of a sample in one pass: 2-tap bilinear resampling (the kernel of inference), colour change, normalisation
/// and CHW layout for the picture; the nearest source pixel for the mask. Outside the source the picture is the data set's mean
/// colour and the mask 255. Holds tables for one size; not thread-safe.
/// </summary>
public sealed class CropSampler
{
    private readonly ImageSize _crop;
    private readonly int _maskStride;
    private readonly float[] _mean;
    private readonly float[] _inverseStd;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly float[] _fraction;

    /// <param name="crop">Size of the crop.</param>
    /// <param name="maskStride">The mask has one pixel per maskStride x maskStride block, sampled at the block's centre.</param>
    /// <param name="mean">Per-channel mean of pixels in 0..1.</param>
    /// <param name="std">Per-channel standard deviation of pixels in 0..1.</param>
    public CropSampler(ImageSize crop, int maskStride, IReadOnlyList<float> mean, IReadOnlyList<float> std)
    {
        if (crop.Height % maskStride != 0 || crop.Width % maskStride != 0)
        {
            throw new ArgumentException($"The crop {crop} is not a multiple of the mask stride {maskStride}.", nameof(crop));
        }

        _crop = crop;
        _maskStride = maskStride;
        _mean = [.. mean.Select(value => value * 255)];
        _inverseStd = [.. std.Select(value => 1 / (value * 255))];
        _left = new int[crop.Width];
        _right = new int[crop.Width];
        _fraction = new float[crop.Width];
    }

    /// <summary>Size of the mask that <see cref="Sample"/> writes.</summary>
    public ImageSize MaskSize => new(_crop.Height / _maskStride, _crop.Width / _maskStride);

    /// <summary>Writes the crop: <paramref name="image"/> is (3, H, W), <paramref name="mask"/> (H, W) / mask stride.</summary>
    public void Sample(SampleBuffer source, CropGeometry geometry, ColorTransform color, Span<float> image, Span<byte> mask)
    {
        PrepareColumns(source.Width, geometry);
        int plane = _crop.Height * _crop.Width;
        for (int y = 0; y < _crop.Height; y++)
        {
            double position = ((y + 0.5) * geometry.StepY) + geometry.OriginY;
            int row = y * _crop.Width;
            Span<float> red = image.Slice(row, _crop.Width);
            Span<float> green = image.Slice(plane + row, _crop.Width);
            Span<float> blue = image.Slice((2 * plane) + row, _crop.Width);
            if (position < 0 || position >= source.Height)
            {
                red.Clear();
                green.Clear();
                blue.Clear();
                continue;
            }

            (int top, int bottom, float fraction) = Taps(position, source.Height);
            int stride = source.Width * 3;
            SampleRow(source.Rgb.Slice(top * stride, stride), source.Rgb.Slice(bottom * stride, stride), fraction, color, red, green, blue);
        }

        SampleMask(source, geometry, mask);
    }

    private static (int First, int Second, float Fraction) Taps(double position, int length)
    {
        double shifted = Math.Max(position - 0.5, 0);
        int first = (int)shifted;
        return (first, Math.Min(first + 1, length - 1), (float)(shifted - first));
    }

    private void PrepareColumns(int sourceWidth, CropGeometry geometry)
    {
        for (int x = 0; x < _crop.Width; x++)
        {
            double position = ((x + 0.5) * geometry.StepX) + geometry.OriginX;
            if (position < 0 || position >= sourceWidth)
            {
                _left[x] = -1;
                continue;
            }

            (int first, int second, _fraction[x]) = Taps(position, sourceWidth);
            _left[x] = first * 3;
            _right[x] = second * 3;
        }
    }

    private void SampleRow(
        ReadOnlySpan<byte> top, ReadOnlySpan<byte> bottom, float fractionY, ColorTransform color,
        Span<float> red, Span<float> green, Span<float> blue)
    {
        for (int x = 0; x < red.Length; x++)
        {
            int left = _left[x];
            if (left < 0)
            {
                red[x] = green[x] = blue[x] = 0;
                continue;
            }

            int right = _right[x];
            float fractionX = _fraction[x];
            float r = Blend(top, bottom, left, right, fractionX, fractionY);
            float g = Blend(top, bottom, left + 1, right + 1, fractionX, fractionY);
            float b = Blend(top, bottom, left + 2, right + 2, fractionX, fractionY);
            float shift = color.Offset + (color.GrayGain
                * ((ColorTransform.RedLuma * r) + (ColorTransform.GreenLuma * g) + (ColorTransform.BlueLuma * b)));
            red[x] = Normalize((color.Gain * r) + shift, 0);
            green[x] = Normalize((color.Gain * g) + shift, 1);
            blue[x] = Normalize((color.Gain * b) + shift, 2);
        }
    }

    private static float Blend(ReadOnlySpan<byte> top, ReadOnlySpan<byte> bottom, int left, int right, float fractionX, float fractionY)
    {
        float upper = top[left] + ((top[right] - top[left]) * fractionX);
        float lower = bottom[left] + ((bottom[right] - bottom[left]) * fractionX);
        return upper + ((lower - upper) * fractionY);
    }

    private float Normalize(float value, int channel) =>
        (Math.Min(Math.Max(value, 0), 255) - _mean[channel]) * _inverseStd[channel];

    private void SampleMask(SampleBuffer source, CropGeometry geometry, Span<byte> mask)
    {
        ImageSize size = MaskSize;
        double half = _maskStride * 0.5;
        for (int y = 0; y < size.Height; y++)
        {
            int row = (int)Math.Floor((((y * _maskStride) + half) * geometry.StepY) + geometry.OriginY);
            for (int x = 0; x < size.Width; x++)
            {
                int column = (int)Math.Floor((((x * _maskStride) + half) * geometry.StepX) + geometry.OriginX);
                bool inside = (uint)row < (uint)source.Height && (uint)column < (uint)source.Width;
                mask[(y * size.Width) + x] = inside ? source.Mask[(row * source.Width) + column] : LabelSet.Unlabelled;
            }
        }
    }
}
