using System.Diagnostics;
using Robotics.Vision;

namespace Robotics.Inference;

/// <summary>
/// Image in, mask of the same size out. Images of any size and format are taken; the kernels are built for the first and rebuilt where
/// the next differs, and in between a call on the CPU allocates no managed memory. Not thread-safe: one pipeline a thread, over a shared
/// model.
/// </summary>
public sealed class SegmentationPipeline : IDisposable
{
    private readonly SegmentationModel _model;
    private readonly ModelBinding _binding;
    private InputWriter? _inputWriter;
    private MaskWriter? _maskWriter;
    private UpsampleConfidence? _confidence;
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
    /// <exception cref="ModelException">ONNX Runtime cannot run the model.</exception>
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
        _inputWriter!.Write(image);
        long prepared = Stopwatch.GetTimestamp();
        _binding.Run();
        long inferred = Stopwatch.GetTimestamp();
        _maskWriter!.Write(mask);
        long done = Stopwatch.GetTimestamp();
        return new StageTimes(Nanoseconds(start, prepared), Nanoseconds(prepared, inferred), Nanoseconds(inferred, done));
    }

    /// <summary>Whether the model gives scores, and so tells how sure it is.</summary>
    public bool HasConfidence => _binding.Output is float[];

    /// <summary>Writes how sure the model is of the mask that it made last: the probability of each pixel's class, 0 .. 255.</summary>
    /// <param name="confidence">Receives a byte for each pixel of that image.</param>
    /// <exception cref="ArgumentException">The size is another one.</exception>
    /// <exception cref="InvalidOperationException">No image was segmented yet, or the model has no <see cref="HasConfidence"/>.</exception>
    public void WriteConfidence(Span<byte> confidence)
    {
        if (_maskWriter is null || _binding.Output is not float[] scores)
        {
            throw new InvalidOperationException(
                "There are no scores: segment an image first, with a model that gives scores instead of labels.");
        }

        GraphSignature signature = _binding.Signature;
        _confidence ??= new UpsampleConfidence(
            _model.Labels.Count,
            signature.OutputWidth,
            signature.OutputHeight,
            _built.Width,
            _built.Height,
            softmax: _model.Manifest.Output.Kind == OutputKind.Logits);
        _confidence.Run(scores, confidence);
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
            _confidence = null;
        }

        _inputWriter = InputWriter.Create(_model.Manifest.Input, _binding, image.Width, image.Height, image.Format);
        _built = (image.Width, image.Height, image.Format);
    }
}
