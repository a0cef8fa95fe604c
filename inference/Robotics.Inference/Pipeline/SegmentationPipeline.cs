using System.Diagnostics;
using Robotics.Vision;

namespace Robotics.Inference;

/// <summary>
/// Image in, mask of the same size out. Images of any size and format are taken; the kernels are built for the first and rebuilt where
/// the next differs, and in between a call allocates no managed memory. Not thread-safe: one pipeline a thread, over a shared model.
/// </summary>
public sealed class SegmentationPipeline : IDisposable
{
    private readonly SegmentationModel _model;
    private readonly ModelBinding _binding;
    private Preprocessor? _preprocessor;
    private MaskWriter? _maskWriter;
    private (int Width, int Height, PixelFormat Format) _built;

    /// <summary>Allocates and binds the tensors.</summary>
    /// <param name="model">Must outlive the pipeline.</param>
    public SegmentationPipeline(SegmentationModel model)
    {
        _model = model;
        _binding = new ModelBinding(model);
    }

    /// <summary>Segments one image.</summary>
    /// <param name="image">Any size, any format of <see cref="PixelFormat"/>.</param>
    /// <param name="mask">Receives Height x Width class ids, <see cref="LabelSet.Unlabelled"/> where the model knows none.</param>
    /// <exception cref="ArgumentException">The mask is not of the image's size.</exception>
    public StageTimes Segment(in ImageSpan image, Span<byte> mask)
    {
        if (mask.Length != image.Width * image.Height)
        {
            throw new ArgumentException(
                $"The mask of a {image.Width}x{image.Height} image takes {image.Width * image.Height} bytes, not {mask.Length}.",
                nameof(mask));
        }

        BuildKernels(image);
        long start = Stopwatch.GetTimestamp();
        _preprocessor!.Run(image, _binding.Input);
        long prepared = Stopwatch.GetTimestamp();
        _binding.Run();
        long inferred = Stopwatch.GetTimestamp();
        _maskWriter!.Write(mask);
        long done = Stopwatch.GetTimestamp();
        return new StageTimes(Nanoseconds(start, prepared), Nanoseconds(prepared, inferred), Nanoseconds(inferred, done));
    }

    /// <inheritdoc/>
    public void Dispose() => _binding.Dispose();

    private static long Nanoseconds(long from, long to) => (long)((to - from) * (1e9 / Stopwatch.Frequency));

    private void BuildKernels(in ImageSpan image)
    {
        if (_built == (image.Width, image.Height, image.Format))
        {
            return;
        }

        if (_maskWriter is null || (_built.Width, _built.Height) != (image.Width, image.Height))
        {
            _maskWriter = MaskWriter.Create(_model, _binding, image.Width, image.Height);
        }

        ManifestInput input = _model.Manifest.Input;
        _preprocessor = new Preprocessor(image.Width, image.Height, image.Format, input.Width, input.Height, Normalization.For(input));
        _built = (image.Width, image.Height, image.Format);
    }
}
