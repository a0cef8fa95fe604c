using Robotics.Vision.Kernels;
using Robotics.Vision.Rows;

namespace Robotics.Vision;

/// <summary>
/// Bilinear resize of a camera image, row by row and channel by channel: pixel centres lie at half-integers and nothing is smoothed
/// before shrinking (OpenCV INTER_LINEAR). Keeps scratch memory; nothing is allocated per call.
/// </summary>
internal sealed unsafe class ImageResizer
{
    public const int Channels = 3;

    private readonly PixelFormat _format;
    private readonly BilinearAxis _columns;
    private readonly BilinearAxis _rows;
    private readonly RowBlender _blender;
    private readonly ColumnMixer _mixer;
    private readonly int _planeStride;
    private readonly PinnedBuffer<short> _planes;

    public ImageResizer(int srcWidth, int srcHeight, PixelFormat format, int dstWidth, int dstHeight, bool vectors)
    {
        _format = format;
        _columns = new BilinearAxis(srcWidth, dstWidth);
        _rows = new BilinearAxis(srcHeight, dstHeight);
        _blender = RowBlender.For(format, vectors);
        _mixer = new ColumnMixer(_columns, vectors);
        _planeStride = srcWidth + 1;
        _planes = new PinnedBuffer<short>(_planeStride * _blender.Planes);
    }

    /// <summary>Columns of the result.</summary>
    public int Width => _columns.Destination;

    /// <summary>Rows of the result.</summary>
    public int Height => _rows.Destination;

    /// <summary>Values in the result: <c>3 * Height * Width</c>.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>Checks an image and the memory for the result against what was given to the constructor.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public void Check(in ImageSpan image, int tensorLength)
    {
        if (image.Width != _columns.Source || image.Height != _rows.Source || image.Format != _format)
        {
            throw new ArgumentException(
                $"The image is {image.Width}x{image.Height} {image.Format} instead of {_columns.Source}x{_rows.Source} {_format}.",
                nameof(image));
        }

        if (tensorLength != Length)
        {
            throw new ArgumentException($"The tensor has {tensorLength} values instead of {Length}.", nameof(tensorLength));
        }
    }

    /// <summary>Mixes the rows of the image that lie around one row of the result.</summary>
    public void BlendRows(byte* pixels, int stride, int y)
    {
        byte* upper = pixels + (long)_rows.Lower[y] * stride;
        byte* lower = pixels + (long)_rows.Upper(y) * stride;
        _blender.Blend(upper, lower, RowBlender.Weight(_rows.Fraction[y]), _planes.Pointer, _planeStride, _columns.Source);
    }

    /// <summary>
    /// Writes one channel, red first, of the row blended last, as <c>value * scale + bias</c> of values that are
    /// <see cref="ColumnMixer.One"/> times the pixels'.
    /// </summary>
    public void MixChannel(int channel, float scale, float bias, float* target)
    {
        int plane = Math.Min(channel, _blender.Planes - 1);
        _mixer.Mix(_planes.Pointer + plane * _planeStride, scale, bias, target);
    }
}
