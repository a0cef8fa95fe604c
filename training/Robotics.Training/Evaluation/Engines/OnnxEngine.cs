using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Vision;

namespace Robotics.Training.Evaluation.Engines;

/// <summary>The robot's own pipeline on ONNX Runtime.</summary>
/// <param name="model">Is disposed of with the engine.</param>
public sealed class OnnxEngine(SegmentationModel model) : ISegmentationEngine
{
    private readonly SegmentationPipeline _pipeline = new(model);

    public string Name => $"onnxruntime-{model.Provider.ToString().ToLowerInvariant()}";

    public string Model => model.Path;

    public ModelManifest Manifest => model.Manifest;

    public StageTimes Segment(ReadOnlySpan<byte> rgb, ImageSize size, Span<byte> mask) =>
        _pipeline.Segment(new ImageSpan(rgb, size.Width, size.Height, size.Width * 3, PixelFormat.Rgb8), mask);

    public void Dispose()
    {
        _pipeline.Dispose();
        model.Dispose();
    }
}
