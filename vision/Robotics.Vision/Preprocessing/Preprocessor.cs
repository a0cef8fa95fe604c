using System.Runtime.Intrinsics.X86;

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
    private readonly ImageResizer _resizer;
    private readonly float[] _scales = new float[ImageResizer.Channels];
    private readonly float[] _biases = new float[ImageResizer.Channels];

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
        _resizer = new ImageResizer(srcWidth, srcHeight, format, dstWidth, dstHeight, vectors);
        for (int c = 0; c < ImageResizer.Channels; c++)
        {
            _scales[c] = 1 / (byte.MaxValue * normalization.Std[c] * ColumnMixer.One);
            _biases[c] = -normalization.Mean[c] / normalization.Std[c];
        }
    }

    /// <summary>Values in the tensor: <c>3 * dstHeight * dstWidth</c>.</summary>
    public int TensorLength => _resizer.Length;

    /// <summary>Writes one image.</summary>
    /// <param name="image">An image of the size and format given to the constructor; its rows may be padded.</param>
    /// <param name="tensor">Receives <c>[3, dstHeight, dstWidth]</c>.</param>
    /// <exception cref="ArgumentException">Image or tensor do not fit what was given to the constructor.</exception>
    public void Run(in ImageSpan image, Span<float> tensor)
    {
        _resizer.Check(image, tensor.Length);
        long area = (long)_resizer.Height * _resizer.Width;
        fixed (byte* pixels = image.Data)
        {
            fixed (float* target = tensor)
            {
                for (int y = 0; y < _resizer.Height; y++)
                {
                    _resizer.BlendRows(pixels, image.Stride, y);
                    for (int c = 0; c < ImageResizer.Channels; c++)
                    {
                        _resizer.MixChannel(c, _scales[c], _biases[c], target + c * area + (long)y * _resizer.Width);
                    }
                }
            }
        }

        GC.KeepAlive(this); // Owns the buffers behind the pointers.
    }
}
