using System.Runtime.Intrinsics.X86;
using Robotics.Vision.Decoders;

namespace Robotics.Vision;

/// <summary>
/// Makes any image message readable: those of a direct encoding in place, others converted in one pass into memory that is kept, so that
/// in steady state nothing is allocated. Serves one thread.
/// </summary>
public sealed unsafe class ImageConverter
{
    private readonly bool _vectors;
    private ImageEncoding? _encoding;
    private ImageDecoder? _decoder;
    private byte[] _pixels = [];

    /// <summary>A converter for images of all sizes and encodings.</summary>
    public ImageConverter()
        : this(Avx2.IsSupported)
    {
    }

    /// <param name="vectors">False computes value by value: the yardstick of tests and benchmarks.</param>
    internal ImageConverter(bool vectors) => _vectors = vectors;

    /// <summary>Gives an image's pixels, valid as long as the message and until the next call.</summary>
    /// <exception cref="InvalidImageException">The converted image would exceed what memory can be asked for at once.</exception>
    public ImageSpan Convert(scoped in EncodedImage image)
    {
        if (image.Encoding.IsDirect)
        {
            return image.InPlace();
        }

        if (_encoding != image.Encoding)
        {
            _decoder = image.Encoding.CreateDecoder(_vectors);
            _encoding = image.Encoding;
        }

        int stride = Reserve(image);
        fixed (byte* source = image.Data, target = _pixels)
        {
            _decoder!.Decode(image, source, target);
        }

        return new ImageSpan(_pixels, image.Width, image.Height, stride, image.Encoding.Format);
    }

    private int Reserve(in EncodedImage image)
    {
        long stride = image.Encoding.Format.Info().RowBytes(image.Width);
        long needed = stride * image.Height;
        if (needed > Array.MaxLength)
        {
            throw new InvalidImageException(
                $"A {image.Encoding} image of {image.Width}x{image.Height} pixels is too large to be converted.");
        }

        if (_pixels.Length < needed)
        {
            _pixels = GC.AllocateUninitializedArray<byte>((int)needed);
        }

        return (int)stride;
    }
}
