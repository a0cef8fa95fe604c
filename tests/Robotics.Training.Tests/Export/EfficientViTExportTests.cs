using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Models;
using Robotics.Training.Tests.Models;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

public class EfficientViTExportTests
{
    private static readonly Dictionary<string, string> NoMetadata = [];

    [Theory]
    [InlineData("efficientvit-seg-b0", 64, 96)]
    [InlineData("efficientvit-seg-b0", 288, 512)]
    [InlineData("efficientvit-seg-b0", 32, 32)]
    [InlineData("efficientvit-seg-b1", 64, 96)]
    [InlineData("efficientvit-seg-b1", 160, 224)]
    [InlineData("efficientvit-seg-b1-ade20k", 96, 64)]
    [InlineData("efficientvit-seg-b2", 64, 64)]
    [InlineData("efficientvit-seg-l1", 64, 96)]
    [InlineData("segformer-b0", 64, 96)]
    [InlineData("segformer-b0", 160, 224)]
    [InlineData("segformer-b1", 96, 64)]
    public void OnnxRuntimeComputesWhatLibtorchDoes(string name, int height, int width)
    {
        using IDisposable scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Module<Tensor, Tensor> model = GoldenWeights.Create(name);
        Tensor image = GoldenWeights.Input(1, 3, height, width);
        Tensor expected = model.call(image).contiguous();

        byte[] file = ModuleExporter.Export(name, model, height, width).ToBytes(NoMetadata);
        (float[] actual, long[] shape) = OrtRunner.Run(file, image.AsSpan<float>().ToArray(), image.shape);

        Assert.Equal(expected.shape, shape);
        AssertClose(expected.AsSpan<float>(), actual, 1e-4);
    }

    [Fact]
    public void EveryOptimizationLevelGivesTheSame()
    {
        using IDisposable scope = NewDisposeScope();
        byte[] file = ModuleExporter.Export("b0", GoldenWeights.Create("efficientvit-seg-b0"), 64, 96).ToBytes(NoMetadata);
        float[] input = GoldenWeights.Input(1, 3, 64, 96).AsSpan<float>().ToArray();
        float[] plain = OrtRunner.Run(file, input, [1, 3, 64, 96], GraphOptimizationLevel.ORT_DISABLE_ALL).Values;
        AssertClose(plain, OrtRunner.Run(file, input, [1, 3, 64, 96]).Values, 1e-4);
    }

    [Fact]
    public void TheGraphIsTheRewrittenOne()
    {
        using IDisposable scope = NewDisposeScope();
        ModelProto model = ModelProto.Parser.ParseFrom(
            ModuleExporter.Export("b0", GoldenWeights.Create("efficientvit-seg-b0"), 288, 512)
                .ToBytes(new Dictionary<string, string> { ["key"] = "value" }));
        string[] operators = [.. model.Graph.Node.Select(node => node.OpType)];

        Assert.DoesNotContain(operators, op => op is "BatchNormalization" or "Resize" or "HardSigmoid" or "Mul");
        Assert.Equal(25, operators.Count(op => op == "HardSwish"));
        Assert.Equal([1L, 3, 288, 512], Shape(model.Graph.Input.Single()));
        Assert.Equal([1L, 19, 36, 64], Shape(model.Graph.Output.Single()));
        Assert.Equal(20, model.OpsetImport.Single().Version);
        Assert.Equal("value", model.MetadataProps.Single(entry => entry.Key == "key").Value);
        Assert.Contains(model.Graph.Node, node => node.Name == "backbone.stages.2.op_list.1.context_module.main.qkv.conv");
        Assert.Contains(model.Graph.Initializer, tensor => tensor.Name == "head.output_ops.0.op_list.1.conv.weight");
    }

    [Fact]
    public void OnnxRuntimeLoadsItWithoutAWarning()
    {
        using IDisposable scope = NewDisposeScope();
        byte[] file = ModuleExporter.Export("b0", GoldenWeights.Create("efficientvit-seg-b0"), 64, 96).ToBytes(NoMetadata);
        string logId = $"{Guid.NewGuid():N}";
        using var options = new SessionOptions { LogId = logId, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_VERBOSE };
        using var session = new InferenceSession(file, options);

        string[] log = OrtLog.Of(logId);
        Assert.NotEmpty(log);
        Assert.DoesNotContain(log, line => line.StartsWith("ORT_LOGGING_LEVEL_WARNING", StringComparison.Ordinal) ||
            line.StartsWith("ORT_LOGGING_LEVEL_ERROR", StringComparison.Ordinal));
    }

    [Fact]
    public void TheSameModelGivesTheSameBytes()
    {
        using IDisposable scope = NewDisposeScope();
        Module model = GoldenWeights.Create("efficientvit-seg-b0");
        Assert.Equal(
            ModuleExporter.Export("b0", model, 64, 96).ToBytes(NoMetadata), ModuleExporter.Export("b0", model, 64, 96).ToBytes(NoMetadata));
    }

    [Fact]
    public void AnUnknownModuleIsNamed()
    {
        using IDisposable scope = NewDisposeScope();
        string message = Assert.Throws<ExportException>(() => ModuleExporter.Export("x", Sequential(Dropout(0.5)), 8, 8)).Message;
        Assert.Contains("'0' is a Dropout", message, StringComparison.Ordinal);
    }

    private static long[] Shape(ValueInfoProto value) => [.. value.Type.TensorType.Shape.Dim.Select(dimension => dimension.DimValue)];

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        (double error, double scale) = (0, 1);
        for (int i = 0; i < expected.Length; i++)
        {
            error = Math.Max(error, Math.Abs(expected[i] - actual[i]));
            scale = Math.Max(scale, Math.Abs(expected[i]));
        }

        Assert.InRange(error / scale, 0, tolerance);
    }
}
