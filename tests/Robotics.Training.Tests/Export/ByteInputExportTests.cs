using Robotics.Inference;
using Robotics.Training.Cli;
using Robotics.Training.Export;
using Robotics.Training.Models;
using Robotics.Vision;
using Robotics.Vision.StreetScenes;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

public class ByteInputExportTests
{
    private const int Height = 128;
    private const int Width = 192;

    [Theory]
    [InlineData("fp32")]
    [InlineData("fp16")]
    public void TheMaskIsThatOfTheFloatPath(string precision)
    {
        using var folder = new TempFolder();
        string[] common = ["export", "--size", $"{Height}x{Width}", "--precision", precision];
        Assert.Equal(0, TrainingCli.Run([.. common, "--out", folder.File("floats.onnx")]));
        Assert.Equal(0, TrainingCli.Run([.. common, "--bytes", "--out", folder.File("bytes.onnx")]));
        using SegmentationModel floats = SegmentationModel.Load(folder.File("floats.onnx"), new ProviderOptions { Threads = 1 });
        using SegmentationModel bytes = SegmentationModel.Load(folder.File("bytes.onnx"), new ProviderOptions { Threads = 1 });

        Assert.Equal(("uint8", "NHWC", true), (bytes.Manifest.Input.Dtype, bytes.Manifest.Input.Layout, bytes.Manifest.Input.InGraph));
        Assert.InRange(bytes.SelfCheck!.Agreement, 0.998, 1);

        // At the model's own size nothing is rounded; else the bytes are, and classes change where they are next to equal.
        AssertSame(floats, bytes, Width, Height, different: 0.0002);
        AssertSame(floats, bytes, 320, 180, different: 0.01);
    }

    [Fact]
    public void NormalisationInTheGraphIsThatOutsideOfIt()
    {
        using IDisposable scope = NewDisposeScope();
        (Module<Tensor, Tensor> model, ModelManifest manifest) = ModelFile.Read(ShippedModels.Find(ShippedModels.Weights)!);
        model.eval();
        ManifestInput input = manifest.Input with { Height = 64, Width = 96 };
        var pixels = new byte[3 * 64 * 96];
        new Random(4).NextBytes(pixels);
        var normalised = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int pixel, int channel) = (i / 3, i % 3);
            normalised[(channel * 64 * 96) + pixel] = (float)(((pixels[i] / 255.0) - input.Mean[channel]) / input.Std[channel]);
        }

        float[] expected = OrtRunner.Run(Graph(new ExportOptions()), normalised, [1, 3, 64, 96]).Values;
        float[] actual = OrtRunner.Run<byte, float>(Graph(new ExportOptions { Bytes = true }), pixels, [1, 64, 96, 3]).Values;

        double scale = expected.Max(Math.Abs);
        Assert.InRange(expected.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second)) / scale, 0, 1e-5);

        byte[] Graph(ExportOptions options) => ModuleExporter.Export("m", model, input, options).ToBytes(new Dictionary<string, string>());
    }

    private static void AssertSame(SegmentationModel floats, SegmentationModel bytes, int width, int height, double different)
    {
        byte[] picture = new byte[width * height * 3], truth = new byte[width * height];
        new StreetScenesRenderer(width, height).Render(StreetScenesSplit.Val, 3, 1, picture, truth);
        byte[] expected = Segment(floats), actual = Segment(bytes);
        Assert.True(expected.Distinct().Count() > 3);
        Assert.InRange(expected.Zip(actual).Count(pair => pair.First != pair.Second), 0, different * expected.Length);

        byte[] Segment(SegmentationModel model)
        {
            using var pipeline = new SegmentationPipeline(model);
            var mask = new byte[width * height];
            pipeline.Segment(new ImageSpan(picture, width, height, width * 3, PixelFormat.Rgb8), mask);
            return mask;
        }
    }
}
