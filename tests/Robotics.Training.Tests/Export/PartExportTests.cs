using Robotics.Training.Distillation;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Models;
using Robotics.Training.Tests.Models;
using Robotics.Training.Verification;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

/// <summary>Networks of two networks' parts, and those that tell one class for a picture.</summary>
public class PartExportTests
{
    private const int Classes = 7;
    private const int Pictures = 3;

    private static readonly Dictionary<string, string> NoMetadata = [];

    [Theory]
    [InlineData("efficientvit-seg-b0", "efficientvit-seg-b0", 64)]
    [InlineData("efficientvit-seg-b0", "efficientvit-seg-l1", 64)]
    [InlineData("efficientvit-seg-b0", "segformer-b0", 64)]
    [InlineData("segformer-b0", "efficientvit-seg-b1", 64)]
    [InlineData("resnet8", "resnet14", 32)]
    [InlineData("resnet8", "resnet8x4", 32)]
    public void A_reused_head_computes_what_libtorch_does(string student, string teacher, int side)
    {
        using IDisposable scope = NewDisposeScope();
        using var network = new ReusedHeadNetwork(
            ModelRegistry.Create(student, Classes), ModelRegistry.Create(teacher, Classes), side, side, frozenHead: true);
        Compare(network, side);
    }

    [Theory]
    [InlineData("resnet8", 32)]
    [InlineData("resnet20", 32)]
    [InlineData("efficientvit-b0", 64)]
    [InlineData("efficientvit-l1", 64)]
    public void A_classifier_computes_what_libtorch_does(string name, int side)
    {
        using IDisposable scope = NewDisposeScope();
        using FeatureModel network = ModelRegistry.Create(name, Classes);
        Compare(network, side);
    }

    [Fact]
    public void A_head_that_the_exporter_does_not_know_is_named()
    {
        using IDisposable scope = NewDisposeScope();
        using var network = new ReusedHeadNetwork(
            ModelRegistry.Create("resnet8", Classes), ModelRegistry.Create("wrn_16_2", Classes), 32, 32, frozenHead: true);
        string message = Assert.Throws<ExportException>(() => ModuleExporter.Export("x", network, 32, 32)).Message;
        Assert.Contains("WideResNet", message, StringComparison.Ordinal);
    }

    private static void Compare(FeatureModel network, int side)
    {
        using IDisposable noGrad = no_grad();
        ReferenceFormula.Fill(network);
        network.eval();
        Tensor images = GoldenWeights.Input(Pictures, 3, side, side);
        Tensor expected = network.call(images).contiguous();
        var options = new ExportOptions { Batch = OnnxValue.AnyBatch };
        byte[] file = ModuleExporter.Export("parts", network, side, side, options).ToBytes(NoMetadata);
        (float[] actual, long[] shape) = OrtRunner.Run(file, images.AsSpan<float>().ToArray(), images.shape);

        Assert.Equal(expected.shape, shape);
        float[] wanted = expected.AsSpan<float>().ToArray();
        Assert.InRange(wanted.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second)) / Math.Max(1, wanted.Max(Math.Abs)), 0, 1e-4);
    }
}
