using System.Runtime.InteropServices;
using Robotics.Vision;
using static TorchSharp.torch;

namespace Robotics.Training.Data.Loading;

/// <summary>One batch in native memory that the loader fills again and again.</summary>
public sealed class Batch : IDisposable
{
    private readonly int _imageLength;
    private readonly int _labelLength;

    /// <param name="samples">N.</param>
    /// <param name="image">Size of the pictures.</param>
    /// <param name="mask">Size of the masks; null where a picture has one class.</param>
    internal Batch(int samples, ImageSize image, ImageSize? mask)
    {
        _imageLength = 3 * image.Height * image.Width;
        Images = empty([samples, 3, image.Height, image.Width], float32).DetachFromDisposeScope();
        Indices = empty([samples], int64).DetachFromDisposeScope();
        _labelLength = mask is { } size ? size.Height * size.Width : sizeof(long);
        Labels = (mask is { } masks ? empty([samples, masks.Height, masks.Width], uint8) : empty([samples], int64))
            .DetachFromDisposeScope();
    }

    /// <summary>Normalised RGB, float32 (N, 3, H, W).</summary>
    public Tensor Images { get; }

    /// <summary>
    /// Class ids: uint8 (N, H / mask stride, W / mask stride) where pixels have classes, 255 being unlabelled; int64 (N) where pictures
    /// have.
    /// </summary>
    public Tensor Labels { get; }

    /// <summary>Numbers of the samples within the data set, int64 (N).</summary>
    public Tensor Indices { get; }

    /// <summary>Pixels or pictures that have a label; without any the batch's mean loss would be 0 / 0.</summary>
    public long Labelled => Labels.numel() - (Labels.dtype == uint8 ? Labels.bytes.Count(LabelSet.Unlabelled) : 0);

    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
        Indices.Dispose();
    }

    internal Span<float> Image(int sample) =>
        MemoryMarshal.Cast<byte, float>(Images.bytes).Slice(sample * _imageLength, _imageLength);

    internal Span<byte> Mask(int sample) => Labels.bytes.Slice(sample * _labelLength, _labelLength);

    internal void SetLabel(int sample, int label) => MemoryMarshal.Cast<byte, long>(Labels.bytes)[sample] = label;

    internal void SetIndex(int sample, int index) => MemoryMarshal.Cast<byte, long>(Indices.bytes)[sample] = index;
}
