using Robotics.Inference;
using Robotics.Training.Cli;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Models;
using Robotics.Training.Tests.Models;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

public class BatchExportTests
{
    private const int Height = 64;
    private const int Width = 96;
    private static readonly Dictionary<string, string> NoMetadata = [];

    [Theory]
    [InlineData("efficientvit-seg-b0", false, OnnxValue.AnyBatch)]
    [InlineData("efficientvit-seg-b0", true, OnnxValue.AnyBatch)]
    [InlineData("efficientvit-seg-l1", false, OnnxValue.AnyBatch)]
    [InlineData("segformer-b0", false, OnnxValue.AnyBatch)]
    [InlineData("segformer-b0", true, OnnxValue.AnyBatch)]
    [InlineData("segformer-b0", false, 3)]
    public void ABatchIsItsImagesOneByOne(string name, bool labels, long batch)
    {
        using IDisposable scope = NewDisposeScope();
        Module<Tensor, Tensor> model = GoldenWeights.Create(name);
        float[] images = GoldenWeights.Input(3, 3, Height, Width).AsSpan<float>().ToArray();

        byte[] together = Graph(model, new ExportOptions { Batch = batch, Labels = labels });
        byte[] single = Graph(model, new ExportOptions { Labels = labels });
        byte[] alone = batch == OnnxValue.AnyBatch ? together : single;

        if (labels)
        {
            Assert.Equal(OneByOne<byte>(single, images), OrtRunner.Run<float, byte>(together, images, [3, 3, Height, Width]).Values);
            Assert.Equal(OneByOne<byte>(single, images), OneByOne<byte>(alone, images));
            return;
        }

        float[] expected = OneByOne<float>(single, images);
        double scale = expected.Max(Math.Abs);
        float[][] results = [OrtRunner.Run(together, images, [3, 3, Height, Width]).Values, OneByOne<float>(alone, images)];
        Assert.All(
            results,
            result => Assert.InRange(expected.Zip(result).Max(pair => Math.Abs(pair.First - pair.Second)) / scale, 0, 1e-5));
    }

    [Fact]
    public void TheNodeRunsADynamicFileAndRefusesAFixedBatch()
    {
        using var folder = new TempFolder();
        string[] size = ["--size", "64x96"];
        Assert.Equal(0, TrainingCli.Run(["export", .. size, "--batch", "dynamic", "--out", folder.File("any.onnx")]));
        Assert.Equal(0, TrainingCli.Run(["export", .. size, "--batch", "2", "--out", folder.File("two.onnx")]));
        Assert.Equal(2, TrainingCli.Run(["export", .. size, "--batch", "0", "--out", folder.File("none.onnx")]));

        using SegmentationModel any = SegmentationModel.Load(folder.File("any.onnx"), new ProviderOptions { Threads = 1 });
        Assert.Equal(1, any.SelfCheck!.Agreement);
        string message = Assert.Throws<ModelException>(
            () => SegmentationModel.Load(folder.File("two.onnx"), new ProviderOptions { Threads = 1 })).Message;
        Assert.Contains("takes 2 images at once", message, StringComparison.Ordinal);
    }

    private static byte[] Graph(Module model, ExportOptions options) =>
        ModuleExporter.Export("m", model, Height, Width, options).ToBytes(NoMetadata);

    private static T[] OneByOne<T>(byte[] graph, float[] images)
        where T : unmanaged =>
        [.. images.Chunk(images.Length / 3).SelectMany(image => OrtRunner.Run<float, T>(graph, image, [1, 3, Height, Width]).Values)];
}
