using Robotics.Training.Export.Int8;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Activations;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Tests.Export.Int8;

/// <summary>
/// A residual block behind a convolution, with activations of one kind, a product of computed matrices, and one with a constant.
/// </summary>
internal static class SmallGraphs
{
    public const int Channels = 16;
    public const int Size = 12;

    public static GraphIndex Block(string activation)
    {
        var graph = new OnnxGraph("block");
        OnnxValue image = graph.Input("image", 1, 3, Size, Size);
        OnnxValue x = Activated(graph, activation, Conv(graph, "stem", image, Channels, 3));
        OnnxValue wide = Activated(graph, activation, Conv(graph, "wide", x, 2 * Channels, 1));
        OnnxValue depth = Activated(graph, activation, Conv(graph, "depth", wide, 2 * Channels, 3, groups: 2 * Channels));
        OnnxValue sum = graph.Add("sum", Conv(graph, "narrow", depth, Channels, 1), x);
        OnnxValue attended = graph.MatMul("attended", sum, sum);
        OnnxValue enlarged = graph.MatMul("enlarged", attended, graph.Constant("columns", Noise(9, Size * Size, 0.3f), Size, Size));
        graph.Output(graph.Node("Identity", "logits", enlarged.Shape, [enlarged]));
        return new GraphIndex(ModelProto.Parser.ParseFrom(graph.ToBytes(new Dictionary<string, string> { ["key"] = "kept" })));
    }

    /// <summary>HardSwish of an image of <see cref="Channels"/> channels behind a convolution that gives what it takes.</summary>
    public static GraphIndex HardSwish()
    {
        var graph = new OnnxGraph("gate");
        OnnxValue image = graph.Input("image", 1, Channels, Size, Size);
        float[] identity = [.. Enumerable.Range(0, Channels * Channels).Select(i => i % (Channels + 1) == 0 ? 1f : 0)];
        OnnxValue weight = graph.Constant("same.weight", identity, Channels, Channels, 1, 1);
        OnnxValue same = graph.Conv("same", image, weight, graph.Constant("same.bias", new float[Channels], Channels), 1, 1);
        OnnxValue gated = graph.HardSwish("gated", same);
        graph.Output(graph.Node("Identity", "logits", gated.Shape, [gated]));
        return new GraphIndex(ModelProto.Parser.ParseFrom(graph.ToBytes(new Dictionary<string, string>())));
    }

    public static float[][] Images(int count) => [.. Enumerable.Range(100, count).Select(seed => Noise(seed, 3 * Size * Size, 1))];

    public static IReadOnlyDictionary<string, AffineQuantizer> Quantizers(
        GraphIndex graph, ActivationCodes codes, params float[][] images) =>
        QuantizableTensors.Quantizers(
            graph,
            ActivationCalibration.Run(graph.Model, QuantizableTensors.In(graph), images.Length > 0 ? images : Images(4)),
            CalibrationMethods.Get("MinMax"),
            codes);

    private static OnnxValue Activated(OnnxGraph graph, string activation, OnnxValue x) => activation switch
    {
        "HardSwish" => graph.HardSwish(x.Name + ".act", x),
        "Gelu" => graph.GeluTanh(x.Name + ".act", x),
        _ => x,
    };

    private static OnnxValue Conv(OnnxGraph graph, string name, OnnxValue x, long outputs, long kernel, long groups = 1)
    {
        long inputs = x[1] / groups;
        float scale = 2 / MathF.Sqrt(inputs * kernel * kernel);
        OnnxValue weight = graph.Constant(
            name + ".weight", Noise(name[0], (int)(outputs * inputs * kernel * kernel), scale), outputs, inputs, kernel, kernel);
        return graph.Conv(name, x, weight, graph.Constant(name + ".bias", Noise(name[1], (int)outputs, 0.2f), outputs), 1, groups);
    }

    private static float[] Noise(int seed, int count, float scale)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => scale * ((2 * random.NextSingle()) - 1))];
    }
}
