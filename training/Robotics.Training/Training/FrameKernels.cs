using System.Runtime.InteropServices;
using Robotics.Training.Data;
using Robotics.Vision;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>The robot's own kernels before and after the network, for pictures of one size.</summary>
internal sealed class FrameKernels(ImageSize size, ImageSize input, int stride, int classes, Normalization normalization)
{
    private readonly Preprocessor _preprocessor = new(
        size.Width, size.Height, PixelFormat.Rgb8, input.Width, input.Height, normalization);

    private readonly UpsampleArgmax _upsample = new(
        classes, input.Width / stride, input.Height / stride, size.Width, size.Height);

    public ImageSize Size => size;

    /// <summary>Fills the input tensor (1, 3, H, W) from interleaved RGB.</summary>
    public void Preprocess(ReadOnlySpan<byte> rgb, Tensor target) => _preprocessor.Run(
        new ImageSpan(rgb, size.Width, size.Height, size.Width * 3, PixelFormat.Rgb8),
        MemoryMarshal.Cast<byte, float>(target.bytes));

    /// <summary>Fills the mask from logits (1, C, h, w) on the CPU.</summary>
    public void Postprocess(Tensor logits, Span<byte> mask) =>
        _upsample.Run(MemoryMarshal.Cast<byte, float>(logits.contiguous().bytes), mask);
}
