using Robotics.Inference;
using Robotics.Training.Cli;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Models;
using Robotics.Training.Tests.Models;
using Robotics.Vision;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

public class HalfExportTests
{
    private const double LogitTolerance = 1e-2;
    private const double LeastAgreement = 0.99;

    private static readonly string Shipped = ShippedModels.Find(ShippedModels.Weights)!;
    private static readonly ExportOptions Fp16 = new() { Precision = ExportPrecision.Fp16 };
    private static readonly Dictionary<string, string> NoMetadata = [];

    [Theory]
    [InlineData("efficientvit-seg-b0", 256, 256)]
    [InlineData("efficientvit-seg-b1", 64, 96)]
    [InlineData("efficientvit-seg-l1", 64, 96)]
    [InlineData("segformer-b0", 64, 96)]
    public void HalvesGiveTheMaskOfFloats(string name, int height, int width)
    {
        using IDisposable scope = NewDisposeScope();
        Module<Tensor, Tensor> model = GoldenWeights.Create(name);
        float[] image = RandomImage(height, width);

        float[] floats = Run(model, image, height, width, new ExportOptions());
        float[] halves = Run(model, image, height, width, Fp16);

        Assert.All(halves, value => Assert.True(float.IsFinite(value)));
        double scale = Math.Max(1, floats.Max(Math.Abs));
        Assert.InRange(floats.Zip(halves).Max(pair => Math.Abs(pair.First - pair.Second)) / scale, 0, LogitTolerance);
        int classes = ModelRegistry.Get(name).ReferenceClasses;
        byte[] expected = Mask(floats, classes), mask = Mask(halves, classes);
        Assert.True(expected.Distinct().Count() > 1);
        Assert.InRange(expected.Zip(mask).Count(pair => pair.First == pair.Second), LeastAgreement * mask.Length, mask.Length);
        float[] ranges = [.. Ranges(model, image, height, width, Fp16, DataType.Float16).Select(range => range.Greatest)];
        Assert.InRange(ranges.Max(), 1, ValueRange.HalfLimit / 100);
    }

    [Fact]
    public void TheSumsOfATrainedNetworkFitNoHalf()
    {
        using IDisposable scope = NewDisposeScope();
        (Module<Tensor, Tensor> model, ModelManifest manifest) = ModelFile.Read(Shipped);
        model.eval();
        (int height, int width) = (manifest.Input.Height, manifest.Input.Width);
        float[] image = RandomImage(height, width);

        string[] beyond =
        [
            .. Ranges(model, image, height, width, new ExportOptions(), DataType.Float)
                .Where(range => range.Greatest > ValueRange.HalfLimit)
                .Select(range => range.Value),
        ];
        IReadOnlyList<ValueRange> halves = Ranges(model, image, height, width, Fp16, DataType.Float16);

        Assert.Contains("backbone.stages.3.op_list.2.context_module.main.weighted", beyond);
        Assert.All(beyond, value => Assert.Contains(".context_module.", value, StringComparison.Ordinal));
        Assert.InRange(halves.Max(range => range.Greatest), 1, ValueRange.HalfLimit / 100);
        Assert.Empty(halves.Select(range => range.Value).Intersect(beyond));
    }

    [Fact]
    public void TheFileIsHalfAsLargeAndChecksItself()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, TrainingCli.Run(["export", "--out", folder.File("full.onnx")]));
        Assert.Equal(0, TrainingCli.Run(["export", "--precision", "fp16", "--out", folder.File("half.onnx")]));

        using SegmentationModel model = SegmentationModel.Load(folder.File("half.onnx"), new ProviderOptions { Threads = 1 });
        Assert.Equal(new ManifestQuantization("fp16", 16), model.Manifest.Quantization);
        Assert.InRange(model.SelfCheck!.Agreement, 0.998, 1);
        using SegmentationModel full = SegmentationModel.Load(folder.File("full.onnx"), new ProviderOptions { Threads = 1 });
        Assert.Equal(full.Manifest.SelfCheck!.Mask, model.Manifest.SelfCheck!.Mask);
        double ratio = (double)new FileInfo(folder.File("half.onnx")).Length / new FileInfo(folder.File("full.onnx")).Length;
        Assert.InRange(ratio, 0.45, 0.6);
    }

    [Theory]
    [InlineData(1e5f, "The weight 'head.input_ops.1.op_list.0.conv.bias' holds 1E+05")]
    [InlineData(4e4f, "The value 'head.fuse_fine' reaches 8")]
    public void WhatFitsNoHalfIsRefusedByName(float bias, string reason)
    {
        using IDisposable scope = NewDisposeScope();
        using var folder = new TempFolder();
        (Module<Tensor, Tensor> model, ModelManifest manifest) = ModelFile.Read(Shipped);
        manifest = manifest with { Input = manifest.Input with { Height = 64, Width = 96 } };
        using (no_grad())
        {
            model.state_dict()["head.input_ops.1.op_list.0.norm.bias"].fill_(bias);
            model.state_dict()["head.input_ops.2.norm.bias"].fill_(bias);
        }

        ModelExport.Write(model, manifest, folder.File("m.onnx"));
        string message = Assert.Throws<ExportException>(() => ModelExport.Write(model, manifest, folder.File("h.onnx"), Fp16)).Message;
        Assert.StartsWith(reason, message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("h.onnx")));
    }

    private static float[] Run(Module model, float[] image, int height, int width, ExportOptions options) =>
        OrtRunner.Run(ModuleExporter.Export("m", model, height, width, options).ToBytes(NoMetadata), image, [1, 3, height, width]).Values;

    private static IReadOnlyList<ValueRange> Ranges(
        Module model, float[] image, int height, int width, ExportOptions options, DataType type) =>
        ValueRange.Measure(ModuleExporter.Export("m", model, height, width, options), type, image, [1, 3, height, width]);

    private static byte[] Mask(float[] logits, int classes)
    {
        int pixels = logits.Length / classes;
        return
        [
            .. Enumerable.Range(0, pixels).Select(pixel =>
                (byte)Enumerable.Range(0, classes).MaxBy(label => logits[(label * pixels) + pixel])),
        ];
    }

    private static float[] RandomImage(int height, int width)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 3 * height * width).Select(_ => (random.NextSingle() - 0.45f) / 0.225f)];
    }
}
