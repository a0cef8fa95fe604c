using System.Runtime.Intrinsics.X86;
using Robotics.Vision.Kernels;
using Robotics.Vision.Rows;

namespace Robotics.Vision;

/// <summary>
/// Turns a camera image into a network's input in one pass: bilinear resize, normalisation, red-green-blue order, and
/// channel-first floats. Pixel centres lie at half-integers and nothing is smoothed before shrinking (OpenCV INTER_LINEAR).
/// </summary>
/// <remarks>
/// Computed in fixed point; before normalisation a value differs from <see cref="PreprocessorReference"/>'s by less than 1/32 of one
/// step of 8 bits. An instance keeps scratch memory: use it from one thread at a time. Nothing is allocated per call.
/// </remarks>
public sealed unsafe class Preprocessor
{
    private readonly PixelFormat _format;
    private readonly BilinearAxis _columns;
    private readonly BilinearAxis _rows;
    private readonly RowBlender _blender;
    private readonly ColumnMixer _mixer;
    private readonly int _planeStride;
    private readonly PinnedBuffer<short> _planes;
    private readonly float[] _scales = new float[Channels];
    private readonly float[] _biases = new float[Channels];

    private const int Channels = 3;

    /// <summary>Prepares the tables for one pair of sizes.</summary>
    /// <param name="srcWidth">Columns of the image.</param>
    /// <param name="srcHeight">Rows of the image.</param>
    /// <param name="format">Layout of the image's pixels.</param>
    /// <param name="dstWidth">Columns of the tensor.</param>
    /// <param name="dstHeight">Rows of the tensor.</param>
    /// <param name="normalization">Mean and deviation to normalise with.</param>
    public Preprocessor(int srcWidth, int srcHeight, PixelFormat format, int dstWidth, int dstHeight, Normalization normalization)
        : this(srcWidth, srcHeight, format, dstWidth, dstHeight, normalization, Avx2.IsSupported)
    {
    }

    internal Preprocessor(
        int srcWidth, int srcHeight, PixelFormat format, int dstWidth, int dstHeight, Normalization normalization, bool vectors)
    {
        _format = format;
        _columns = new BilinearAxis(srcWidth, dstWidth);
        _rows = new BilinearAxis(srcHeight, dstHeight);
        _blender = RowBlender.For(format, vectors);
        _mixer = new ColumnMixer(_columns, vectors);
        _planeStride = srcWidth + 1;
        _planes = new PinnedBuffer<short>(_planeStride * _blender.Planes);
        for (int c = 0; c < Channels; c++)
        {
            _scales[c] = 1 / (byte.MaxValue * normalization.Std[c] * ColumnMixer.One);
            _biases[c] = -normalization.Mean[c] / normalization.Std[c];
        }
    }

    /// <summary>Values in the tensor: <c>3 * dstHeight * dstWidth</c>.</summary>
    public int TensorLength => Channels * _rows.Destination * _columns.Destination;

    /// <summary>Writes one image.</summary>
    /// <param name="image">An image of the size and format given to the constructor; its rows may be padded.</param>
    /// <param name="tensor">Receives <c>[3, dstHeight, dstWidth]</c>.</param>
    /// <exception cref="ArgumentException">Image or tensor do not fit what was given to the constructor.</exception>
    public void Run(in ImageSpan image, Span<float> tensor)
    {
        if (image.Width != _columns.Source || image.Height != _rows.Source || image.Format != _format)
        {
            throw new ArgumentException(
                $"The image is {image.Width}x{image.Height} {image.Format} instead of {_columns.Source}x{_rows.Source} {_format}.",
                nameof(image));
        }

        if (tensor.Length != TensorLength)
        {
            throw new ArgumentException($"The tensor has {tensor.Length} values instead of {TensorLength}.", nameof(tensor));
        }

        fixed (byte* pixels = image.Data)
        {
            fixed (float* target = tensor)
            {
                for (int y = 0; y < _rows.Destination; y++)
                {
                    byte* upper = pixels + (long)_rows.Lower[y] * image.Stride;
                    byte* lower = pixels + (long)_rows.Upper(y) * image.Stride;
                    _blender.Blend(upper, lower, RowBlender.Weight(_rows.Fraction[y]), _planes.Pointer, _planeStride, _columns.Source);
                    MixRow(target + (long)y * _columns.Destination);
                }
            }
        }

        GC.KeepAlive(this); // Owns the buffers behind the pointers.
    }

    private void MixRow(float* target)
    {
        long area = (long)_rows.Destination * _columns.Destination;
        for (int c = 0; c < Channels; c++)
        {
            int plane = Math.Min(c, _blender.Planes - 1);
            _mixer.Mix(_planes.Pointer + plane * _planeStride, _scales[c], _biases[c], target + c * area);
        }
    }
}
