using Robotics.Vision;

namespace Robotics.Inference.Tests.Pipeline;

public sealed class ConfidenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>At the size of the scores nothing is interpolated, so the softmax of the logits is what the graph's own gives.</summary>
    [Fact]
    public void LogitsGiveTheProbabilitiesOfTheGraph()
    {
        byte[] fromLogits = Run(TestModels.Logits(TestModels.Manifest())), fromGraph = Run(
            TestModels.Probabilities(TestModels.Manifest(OutputKind.Probabilities)));

        Assert.All(fromLogits.Zip(fromGraph), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
        Assert.True(fromLogits.Distinct().Count() > 10);
        Assert.All(fromLogits, value => Assert.InRange(value, byte.MaxValue / TestModels.Classes, byte.MaxValue));
    }

    [Fact]
    public void ConfidencesFollowTheSizeOfTheImage()
    {
        using SegmentationModel model = Load(TestModels.Logits(TestModels.Manifest()));
        using var pipeline = new SegmentationPipeline(model);
        foreach ((int width, int height) in new[] { (40, 30), (64, 48), (40, 30) })
        {
            pipeline.Segment(Picture(width, height), new byte[width * height]);
            byte[] confidence = new byte[width * height];
            pipeline.WriteConfidence(confidence);
            Assert.DoesNotContain((byte)0, confidence);
            Assert.Throws<ArgumentException>(() => pipeline.WriteConfidence(new byte[(width * height) - 1]));
        }
    }

    [Fact]
    public void LabelsTellNoConfidence()
    {
        using SegmentationModel model = Load(TestModels.Labels(TestModels.Manifest(OutputKind.Labels), TestOnnx.Int64, channel: true));
        using var pipeline = new SegmentationPipeline(model);
        pipeline.Segment(Picture(8, 6), new byte[48]);
        Assert.False(pipeline.HasConfidence);
        Assert.Throws<InvalidOperationException>(() => pipeline.WriteConfidence(new byte[48]));
    }

    public void Dispose() => _folder.Dispose();

    private static ImageSpan Picture(int width, int height)
    {
        byte[] pixels = new byte[width * height * 3];
        new Random(4).NextBytes(pixels);
        return new ImageSpan(pixels, width, height, width * 3, PixelFormat.Rgb8);
    }

    private byte[] Run(byte[] onnx)
    {
        using SegmentationModel model = Load(onnx);
        using var pipeline = new SegmentationPipeline(model);
        const int Width = TestModels.Width / TestModels.Stride, Height = TestModels.Height / TestModels.Stride;
        byte[] confidence = new byte[Width * Height];
        pipeline.Segment(Picture(Width, Height), new byte[Width * Height]);
        pipeline.WriteConfidence(confidence);
        return confidence;
    }

    private SegmentationModel Load(byte[] onnx) => SegmentationModel.Load(_folder.Write("model.onnx", onnx), new ProviderOptions());
}
