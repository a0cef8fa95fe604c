using System.Runtime.Intrinsics.X86;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>
/// Turns a camera image into the input of a network that normalises by itself: the resize of <see cref="Preprocessor"/>, rounded to
/// bytes, red, green and blue side by side.
/// </summary>
/// <remarks>
/// An instance keeps scratch memory: use it from one thread at a time. Nothing is allocated per call. An image of the network's size
/// comes out with its own values.
/// </remarks>
public sealed unsafe class BytePreprocessor
{
    private const float HalfStep = 0.5f;

    private readonly ImageResizer _resizer;
    private readonly PinnedBuffer<float> _row;

    /// <summary>Prepares the tables for one pair of sizes.</summary>
    /// <param name="srcWidth">Columns of the image.</param>
    /// <param name="srcHeight">Rows of the image.</param>
    /// <param name="format">Layout of the image's pixels.</param>
    /// <param name="dstWidth">Columns of the tensor.</param>
    /// <param name="dstHeight">Rows of the tensor.</param>
    public BytePreprocessor(int srcWidth, int srcHeight, PixelFormat format, int dstWidth, int dstHeight)
    {
        _resizer = new ImageResizer(srcWidth, srcHeight, format, dstWidth, dstHeight, Avx2.IsSupported);
        _row = new PinnedBuffer<float>(dstWidth);
    }

    /// <summary>Writes one image.</summary>
    /// <param name="image">An image of the size and format given to the constructor; its rows may be padded.</param>
    /// <param name="tensor">Receives <c>[dstHeight, dstWidth, 3]</c>.</param>
    /// <exception cref="ArgumentException">Image or tensor do not fit what was given to the constructor.</exception>
    public void Run(in ImageSpan image, Span<byte> tensor)
    {
        _resizer.Check(image, tensor.Length);
        fixed (byte* pixels = image.Data)
        {
            for (int y = 0; y < _resizer.Height; y++)
            {
                _resizer.BlendRows(pixels, image.Stride, y);
                Span<byte> row = tensor.Slice(y * _resizer.Width * ImageResizer.Channels, _resizer.Width * ImageResizer.Channels);
                for (int c = 0; c < ImageResizer.Channels; c++)
                {
                    _resizer.MixChannel(c, 1 / ColumnMixer.One, HalfStep, _row.Pointer);
                    Interleave(row[c..]);
                }
            }
        }

        GC.KeepAlive(this); // Owns the buffers behind the pointers.
    }

    private void Interleave(Span<byte> channel)
    {
        ReadOnlySpan<float> values = _row.Span[.._resizer.Width];
        for (int x = 0; x < values.Length; x++)
        {
            channel[x * ImageResizer.Channels] = (byte)values[x];
        }
    }
}
