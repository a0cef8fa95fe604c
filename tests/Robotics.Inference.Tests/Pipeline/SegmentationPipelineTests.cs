using Robotics.Vision;

namespace Robotics.Inference.Tests.Pipeline;

public sealed class SegmentationPipelineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PixelFormat.Bgr8, 128, 96, 0)]
    [InlineData(PixelFormat.Rgb8, 128, 96, 0)]
    [InlineData(PixelFormat.Bgra8, 67, 51, 0)]
    [InlineData(PixelFormat.Mono8, 200, 33, 0)]
    [InlineData(PixelFormat.Bgr8, 101, 77, 9)]
    [InlineData(PixelFormat.Rgb8, 16, 12, 0)]
    [InlineData(PixelFormat.Rgb8, 1, 1, 0)]
    public void EqualsTheScalarPipeline(PixelFormat format, int width, int height, int padding)
    {
        ModelManifest manifest = TestModels.Manifest();
        using SegmentationModel model = Load(TestModels.Logits(manifest));
        using var pipeline = new SegmentationPipeline(model);
        int stride = (width * format.Info().BytesPerPixel) + padding;
        byte[] pixels = Picture(stride * height, 11);
        var mask = new byte[width * height];

        pipeline.Segment(new ImageSpan(pixels, width, height, stride, format), mask);

        (byte[] expected, double[] margin) = ScalarPipeline.Run(pixels, width, height, stride, format, manifest);
        AssertEqualWhereClear(expected, margin, mask);
    }

    [Theory]
    [InlineData(PixelFormat.Bgr8)]
    [InlineData(PixelFormat.Rgba8)]
    [InlineData(PixelFormat.Mono8)]
    public void AGraphThatNormalisesBytesGivesTheSame(PixelFormat format)
    {
        ModelManifest manifest = TestModels.Manifest();
        using SegmentationModel model = Load(TestModels.ByteLogits(manifest));
        using var pipeline = new SegmentationPipeline(model);
        int stride = TestModels.Width * format.Info().BytesPerPixel;
        byte[] pixels = Picture(stride * TestModels.Height, 5);
        var mask = new byte[TestModels.Width * TestModels.Height];

        pipeline.Segment(new ImageSpan(pixels, TestModels.Width, TestModels.Height, stride, format), mask);

        (byte[] expected, double[] margin) = ScalarPipeline.Run(
            pixels, TestModels.Width, TestModels.Height, stride, format, manifest);
        AssertEqualWhereClear(expected, margin, mask);
    }

    [Fact]
    public void SizesMayChangeFromCallToCall()
    {
        ModelManifest manifest = TestModels.Manifest();
        using SegmentationModel model = Load(TestModels.Logits(manifest));
        using var pipeline = new SegmentationPipeline(model);
        foreach ((int width, int height, PixelFormat format) in new[]
        {
            (64, 48, PixelFormat.Rgb8),
            (64, 48, PixelFormat.Bgr8),
            (48, 64, PixelFormat.Bgr8),
            (33, 9, PixelFormat.Mono8),
            (64, 48, PixelFormat.Rgb8),
        })
        {
            int stride = width * format.Info().BytesPerPixel;
            byte[] pixels = Picture(stride * height, width);
            var mask = new byte[width * height];
            pipeline.Segment(new ImageSpan(pixels, width, height, stride, format), mask);
            (byte[] expected, double[] margin) = ScalarPipeline.Run(pixels, width, height, stride, format, manifest);
            AssertEqualWhereClear(expected, margin, mask);
        }
    }

    [Theory]
    [InlineData(ExecutionProvider.Cuda)]
    [InlineData(ExecutionProvider.TensorRt)]
    public void EveryPictureIsSeenOnAGpu(ExecutionProvider provider)
    {
        ModelManifest manifest = TestModels.Manifest();
        string path = _folder.Write("m.onnx", TestModels.Logits(manifest));
        using SegmentationModel model = SegmentationModel.Load(
            path, new ProviderOptions { Provider = provider, Fallback = ProviderFallback.Cpu });
        Assert.SkipUnless(model.FallbackReason is null, $"{model.FallbackReason}");
        using var pipeline = new SegmentationPipeline(model);
        for (int seed = 1; seed <= 3; seed++)
        {
            byte[] pixels = Picture(96 * 72 * 3, seed);
            var mask = new byte[96 * 72];
            pipeline.Segment(new ImageSpan(pixels, 96, 72, 96 * 3, PixelFormat.Rgb8), mask);
            (byte[] expected, double[] margin) = ScalarPipeline.Run(pixels, 96, 72, 96 * 3, PixelFormat.Rgb8, manifest);
            AssertEqualWhereClear(expected, margin, mask);
        }
    }

    [Theory]
    [InlineData(OutputKind.Logits)]
    [InlineData(OutputKind.Probabilities)]
    public void ProbabilitiesAndDynamicShapesServe(OutputKind kind)
    {
        ModelManifest manifest = TestModels.Manifest(kind);
        using SegmentationModel model = Load(
            kind == OutputKind.Logits ? TestModels.DynamicLogits(manifest) : TestModels.Probabilities(manifest));
        using var pipeline = new SegmentationPipeline(model);
        byte[] pixels = Picture(96 * 72 * 3, 3);
        var mask = new byte[96 * 72];
        pipeline.Segment(new ImageSpan(pixels, 96, 72, 96 * 3, PixelFormat.Rgb8), mask);

        (byte[] expected, double[] margin) = ScalarPipeline.Run(pixels, 96, 72, 96 * 3, PixelFormat.Rgb8, manifest);
        Assert.True(expected.Distinct().Count() >= 3);
        AssertEqualWhereClear(expected, margin, mask);
    }

    [Theory]
    [InlineData(TestOnnx.Int64, true)]
    [InlineData(TestOnnx.Int64, false)]
    [InlineData(TestOnnx.Int32, true)]
    [InlineData(TestOnnx.UInt8, false)]
    public void LabelsOfEveryTypeAreEnlarged(int type, bool channel)
    {
        ModelManifest manifest = TestModels.Manifest(OutputKind.Labels);
        using SegmentationModel model = Load(TestModels.Labels(manifest, type, channel));
        using var pipeline = new SegmentationPipeline(model);
        byte[] pixels = Picture(TestModels.Width * 2 * TestModels.Height * 2 * 3, 8);
        var mask = new byte[TestModels.Width * 2 * TestModels.Height * 2];
        pipeline.Segment(new ImageSpan(pixels, TestModels.Width * 2, TestModels.Height * 2, TestModels.Width * 6, PixelFormat.Rgb8), mask);

        byte[,] labels = ScalarPipeline.Labels(pixels, TestModels.Width * 2, TestModels.Height * 2, PixelFormat.Rgb8, manifest);
        for (int i = 0; i < mask.Length; i++)
        {
            const int cell = TestModels.Stride * 2;
            Assert.Equal(labels[i / (TestModels.Width * 2) / cell, i % (TestModels.Width * 2) / cell], mask[i]);
        }
    }

    [Fact]
    public void NormalisationInTheGraphLeavesPixelsWithinOne()
    {
        ModelManifest inGraph = TestModels.Manifest();
        inGraph = inGraph with { Input = inGraph.Input with { InGraph = true } };
        ModelManifest unit = inGraph with { Input = inGraph.Input with { Mean = [0, 0, 0], Std = [1, 1, 1] } };
        using SegmentationModel model = Load(TestModels.Logits(inGraph));
        using var pipeline = new SegmentationPipeline(model);
        byte[] pixels = Picture(40 * 30 * 3, 5);
        var mask = new byte[40 * 30];
        pipeline.Segment(new ImageSpan(pixels, 40, 30, 120, PixelFormat.Rgb8), mask);
        (byte[] expected, double[] margin) = ScalarPipeline.Run(pixels, 40, 30, 120, PixelFormat.Rgb8, unit);
        AssertEqualWhereClear(expected, margin, mask);
    }

    [Fact]
    public void SteadyStateAllocatesNothing()
    {
        using SegmentationModel model = Load(TestModels.Logits(TestModels.Manifest()));
        using var pipeline = new SegmentationPipeline(model);
        byte[] pixels = Picture(160 * 120 * 3, 2);
        var mask = new byte[160 * 120];
        var latency = new LatencyHistogram();
        for (int i = 0; i < 5; i++)
        {
            pipeline.Segment(new ImageSpan(pixels, 160, 120, 480, PixelFormat.Bgr8), mask);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
        {
            StageTimes times = pipeline.Segment(new ImageSpan(pixels, 160, 120, 480, PixelFormat.Bgr8), mask);
            latency.Record(times.TotalNs);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(200, latency.Count);
    }

    [Fact]
    public void StageTimesAddUp()
    {
        using SegmentationModel model = Load(TestModels.Logits(TestModels.Manifest()));
        using var pipeline = new SegmentationPipeline(model);
        StageTimes times = pipeline.Segment(new ImageSpan(new byte[12], 2, 2, 6, PixelFormat.Rgb8), new byte[4]);
        Assert.All([times.PreprocessNs, times.InferenceNs, times.PostprocessNs], ns => Assert.True(ns > 0));
        Assert.Equal(times.PreprocessNs + times.InferenceNs + times.PostprocessNs, times.TotalNs);
        Assert.Equal(times.TotalMs, times.PreprocessMs + times.InferenceMs + times.PostprocessMs, 1e-9);
    }

    [Fact]
    public void TheMaskMustHaveTheImagesSize()
    {
        using SegmentationModel model = Load(TestModels.Logits(TestModels.Manifest()));
        using var pipeline = new SegmentationPipeline(model);
        string message = Assert.Throws<ArgumentException>(
            () => pipeline.Segment(new ImageSpan(new byte[300], 10, 10, 30, PixelFormat.Rgb8), new byte[99])).Message;
        Assert.Contains("10x10 image takes 100 bytes, not 99", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PipelinesOfOneModelRunAtOnce()
    {
        ModelManifest manifest = TestModels.Manifest();
        using SegmentationModel model = Load(TestModels.Logits(manifest));
        await Task.WhenAll(Enumerable.Range(1, 4).Select(seed => Task.Run(() =>
        {
            using var pipeline = new SegmentationPipeline(model);
            byte[] pixels = Picture(50 * 40 * 3, seed);
            (byte[] expected, double[] margin) = ScalarPipeline.Run(pixels, 50, 40, 150, PixelFormat.Rgb8, manifest);
            for (int i = 0; i < 50; i++)
            {
                var mask = new byte[50 * 40];
                pipeline.Segment(new ImageSpan(pixels, 50, 40, 150, PixelFormat.Rgb8), mask);
                AssertEqualWhereClear(expected, margin, mask);
            }
        })));
    }

    private SegmentationModel Load(byte[] file) =>
        SegmentationModel.Load(_folder.Write($"{Guid.NewGuid():N}.onnx", file), new ProviderOptions { Threads = 1 });

    /// <summary>Smooth enough that the mask has areas, and varied enough that it has several classes.</summary>
    private static byte[] Picture(int bytes, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[bytes];
        double value = 128;
        for (int i = 0; i < bytes; i++)
        {
            value = Math.Clamp(value + random.Next(-40, 41), 0, 255);
            pixels[i] = (byte)value;
        }

        return pixels;
    }

    /// <summary>Fixed-point preprocessing and float32 may decide a tie otherwise, but nothing else.</summary>
    private static void AssertEqualWhereClear(byte[] expected, double[] margin, byte[] actual)
    {
        int clear = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            if (margin[i] > 0.01)
            {
                clear++;
                Assert.Equal(expected[i], actual[i]);
            }
        }

        Assert.True(clear >= expected.Length * 0.9);
    }
}
