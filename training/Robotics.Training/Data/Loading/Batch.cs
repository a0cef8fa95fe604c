using System.Runtime.InteropServices;
using Robotics.Vision;
using static TorchSharp.torch;

namespace Robotics.Training.Data.Loading;

/// <summary>One batch in native memory that the loader fills again and again.</summary>
public sealed class Batch : IDisposable
{
    private readonly int _imageLength;
    private readonly int _maskLength;

    internal Batch(int samples, ImageSize image, ImageSize mask)
    {
        _imageLength = 3 * image.Height * image.Width;
        _maskLength = mask.Height * mask.Width;
        Images = empty([samples, 3, image.Height, image.Width], float32).DetachFromDisposeScope();
        Masks = empty([samples, mask.Height, mask.Width], uint8).DetachFromDisposeScope();
    }

    /// <summary>Normalised RGB, float32 (N, 3, H, W).</summary>
    public Tensor Images { get; }

    /// <summary>Class ids, uint8 (N, H / mask stride, W / mask stride); 255 is unlabelled.</summary>
    public Tensor Masks { get; }

    /// <summary>False when every pixel of the batch is unlabelled, so that its mean loss would be 0 / 0.</summary>
    public bool HasLabels => Masks.bytes.ContainsAnyExcept(LabelSet.Unlabelled);

    public void Dispose()
    {
        Images.Dispose();
        Masks.Dispose();
    }

    internal Span<float> Image(int sample) =>
        MemoryMarshal.Cast<byte, float>(Images.bytes).Slice(sample * _imageLength, _imageLength);

    internal Span<byte> Mask(int sample) => Masks.bytes.Slice(sample * _maskLength, _maskLength);
}
