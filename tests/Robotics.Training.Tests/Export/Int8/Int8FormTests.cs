using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Robotics.Training.Export;
using Robotics.Training.Export.Int8;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Activations;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Tests.Export.Int8;

public sealed class Int8FormTests
{
    [Theory]
    [InlineData("HardSwish", WeightCodes.Int7, 18)]
    [InlineData("HardSwish", WeightCodes.UInt8, 20)]
    [InlineData("Gelu", WeightCodes.UInt8, 18)]
    [InlineData("", WeightCodes.UInt8, 24)]
    public void An_integer_graph_computes_nearly_what_the_float_one_does(string activation, WeightCodes codes, double decibels)
    {
        GraphIndex graph = SmallGraphs.Block(activation);
        ModelProto quantized = Integer(graph, codes, sigmoidGelu: true);
        Assert.InRange(SignalToNoise(graph, quantized), decibels, 60);
    }

    [Fact]
    public void Activations_stay_codes_between_convolutions()
    {
        GraphIndex graph = SmallGraphs.Block("HardSwish");
        ModelProto quantized = Integer(graph, WeightCodes.UInt8);

        ILookup<string, NodeProto> nodes = quantized.Graph.Node.ToLookup(node => node.OpType);
        Assert.Equal(["wide", "depth", "narrow"], nodes["QLinearConv"].Select(node => node.Name));
        Assert.Equal("sum", Assert.Single(nodes["QLinearAdd"]).Name);
        Assert.Equal("stem.act.quantize", Assert.Single(nodes["QuantizeLinear"]).Name);
        Assert.Equal("sum.dequantize", Assert.Single(nodes["DequantizeLinear"]).Name);
        Assert.Equal("kept", Assert.Single(quantized.MetadataProps).Value);
    }

    [Theory]
    [InlineData(0.5f, 0)]
    [InlineData(3, 0)]
    [InlineData(8, 1)]
    public void HardSwish_of_codes_is_right_to_a_code(float max, int clips)
    {
        GraphIndex graph = SmallGraphs.HardSwish();
        int count = SmallGraphs.Channels * SmallGraphs.Size * SmallGraphs.Size;
        float[] image = [.. Enumerable.Range(0, count).Select(i => (i / (count - 1f) * (max + 4)) - 4)];
        var quantizers = SmallGraphs.Quantizers(graph, ActivationCodes.Unsigned, image);
        ModelProto quantized = new IntegerForm(WeightCodes.UInt8, false).Write(graph, quantizers);
        Assert.Equal(clips, quantized.Graph.Node.Count(node => node.OpType == "Clip"));

        AffineQuantizer x = quantizers["same"];
        Assert.Equal(-3, x.Decode(0), 5);
        long[] shape = [1, SmallGraphs.Channels, SmallGraphs.Size, SmallGraphs.Size];
        float[] outputs = OrtRunner.Run(quantized.ToByteArray(), image, shape).Values;
        // The convolution before it multiplies by one, but its inputs are codes, too.
        float tolerance = (2 * quantizers["image"].Scale) + (2 * x.Scale) + quantizers["gated"].Scale;
        Assert.All(image.Zip(outputs), pair =>
            Assert.Equal(pair.First * Math.Clamp(pair.First + 3, 0, 6) / 6, pair.Second, tolerance));
    }

    [Fact]
    public void Layers_in_float32_are_named_with_a_reason()
    {
        GraphIndex graph = SmallGraphs.Block("Gelu");
        ModelProto quantized = Integer(graph, WeightCodes.Int8);
        Dictionary<string, string> reasons = FloatLayers.In(graph, quantized).ToDictionary(layer => layer.Name, layer => layer.Reason);

        Assert.Equal(["stem", "stem.act", "wide.act", "depth.act", "attended", "enlarged"], reasons.Keys);
        Assert.Contains("fewer than 8 channels", reasons["stem"], StringComparison.Ordinal);
        Assert.Contains("GELU", reasons["wide.act"], StringComparison.Ordinal);
        Assert.Contains("attention", reasons["attended"], StringComparison.Ordinal);
        Assert.Contains("constant matrices", reasons["enlarged"], StringComparison.Ordinal);
    }

    [Fact]
    public void Roundings_for_TensorRT_are_symmetric_int8_and_stand_before_convolutions_and_products()
    {
        GraphIndex graph = SmallGraphs.Block("HardSwish");
        ModelProto quantized = QdqForm.Write(graph, SmallGraphs.Quantizers(graph, ActivationCodes.Signed));

        Assert.InRange(SignalToNoise(graph, quantized, GraphOptimizationLevel.ORT_DISABLE_ALL), 14, 60);
        var constants = quantized.Graph.Initializer.ToDictionary(tensor => tensor.Name);
        NodeProto[] roundings = [.. quantized.Graph.Node.Where(node => node.OpType == "QuantizeLinear")];
        Assert.Equal(["image", "stem.act", "wide.act", "depth.act", "attended"], roundings.Select(node => node.Input[0]));
        Assert.All(roundings, node =>
        {
            Assert.Equal((int)TensorProto.Types.DataType.Int8, constants[node.Input[2]].DataType);
            Assert.Equal(0, constants[node.Input[2]].RawData[0]);
        });
        NodeProto shortcut = quantized.Graph.Node.Single(node => node.Name == "sum");
        Assert.Equal("stem.act.rounded", shortcut.Input[1]);
        Assert.Equal("columns.rounded", quantized.Graph.Node.Single(node => node.Name == "enlarged").Input[1]);
    }

    [Fact]
    public void Weights_alone_take_a_quarter_and_cost_little()
    {
        GraphIndex graph = SmallGraphs.Block("HardSwish");
        ModelProto quantized = WeightForm.Write(graph);
        Assert.InRange(SignalToNoise(graph, quantized), 35, 80);
        Assert.DoesNotContain(quantized.Graph.Initializer, tensor =>
            tensor.DataType == (int)TensorProto.Types.DataType.Float && tensor.RawData.Length > 4 * 2 * SmallGraphs.Channels);
    }

    [Fact]
    public void Weights_have_the_nearest_code_of_their_channel()
    {
        float[] weights = [0.5f, -1, 0.1f, 40, 20, -10];
        ChannelWeights rows = ChannelWeights.Of(weights, [2, 3], axis: 0, WeightCodes.Int8);
        Assert.Equal([64, -127, 13, 127, 64, -32], rows.Codes.Select(code => (int)(sbyte)code));
        Assert.Equal([1 / 127f, 40 / 127f], rows.Scales);

        ChannelWeights columns = ChannelWeights.Of(weights, [2, 3], axis: 1, WeightCodes.UInt8);
        Assert.Equal([130, 122, 129, 255, 255, 1], columns.Codes.Select(code => (int)code));
        Assert.All(columns.ZeroPoints, zero => Assert.Equal(128, zero));
        Assert.InRange(ChannelWeights.Of(weights, [2, 3], axis: 0, WeightCodes.Int7).Codes.Max(code => Math.Abs((int)(sbyte)code)), 63, 63);
    }

    [Fact]
    public void Errors_are_told_for_every_layer()
    {
        GraphIndex graph = SmallGraphs.Block("HardSwish");
        var quantizers = SmallGraphs.Quantizers(graph, ActivationCodes.Unsigned);
        ModelProto quantized = new IntegerForm(WeightCodes.UInt8, false).Write(graph, quantizers);

        IReadOnlyList<LayerError> errors = LayerErrors.Measure(graph, quantized, quantizers, SmallGraphs.Images(2));

        Assert.Equal(["stem", "wide", "depth", "narrow", "enlarged"], errors.Select(error => error.Name));
        Assert.Equal([false, true, true, true, false], errors.Select(error => error.Integer));
        Assert.Equal(double.PositiveInfinity, errors[0].Decibels);
        Assert.All(errors.Skip(1), error => Assert.InRange(error.Decibels, 18, 60));
    }

    [Fact]
    public void Calibration_without_images_or_with_wrong_or_infinite_ones_is_refused()
    {
        GraphIndex graph = SmallGraphs.Block("HardSwish");
        IReadOnlyList<string> tensors = QuantizableTensors.In(graph);
        Assert.Contains(
            "no calibration image",
            Assert.Throws<ArgumentException>(() => ActivationCalibration.Run(graph.Model, tensors, [])).Message);
        Assert.Contains(
            "7 values, but the model takes 432 (1 x 3 x 12 x 12)",
            Assert.Throws<ArgumentException>(() => ActivationCalibration.Run(graph.Model, tensors, [new float[7]])).Message);
        float[] image = SmallGraphs.Images(1)[0];
        image[5] = float.PositiveInfinity;
        Assert.Contains("'image'", Assert.Throws<ExportException>(() => ActivationCalibration.Run(graph.Model, tensors, [image])).Message);
    }

    [Fact]
    public void Ranges_are_those_of_the_images()
    {
        GraphIndex graph = SmallGraphs.Block("HardSwish");
        float[][] images = SmallGraphs.Images(3);
        ActivationHistogram histogram = ActivationCalibration.Run(graph.Model, QuantizableTensors.In(graph), images)["image"];
        Assert.Equal(new ActivationRange(images.Min(image => image.Min()), images.Max(image => image.Max())), histogram.Range);
        Assert.Equal(3 * images[0].Length, histogram.Count);
    }

    private static ModelProto Integer(GraphIndex graph, WeightCodes codes, bool sigmoidGelu = false) =>
        new IntegerForm(codes, sigmoidGelu).Write(graph, SmallGraphs.Quantizers(graph, ActivationCodes.Unsigned));

    private static double SignalToNoise(
        GraphIndex graph, ModelProto quantized, GraphOptimizationLevel level = GraphOptimizationLevel.ORT_ENABLE_ALL)
    {
        (double signal, double noise) = (0, 0);
        foreach (float[] image in SmallGraphs.Images(3))
        {
            long[] shape = [1, 3, SmallGraphs.Size, SmallGraphs.Size];
            float[] exact = OrtRunner.Run(graph.Model.ToByteArray(), image, shape).Values;
            float[] rounded = OrtRunner.Run(quantized.ToByteArray(), image, shape, level).Values;
            signal += exact.Sum(value => (double)value * value);
            noise += exact.Zip(rounded).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
        }

        return 10 * Math.Log10(signal / noise);
    }
}
