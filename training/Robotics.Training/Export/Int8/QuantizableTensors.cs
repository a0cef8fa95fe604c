using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Activations;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Export.Int8;

/// <summary>
/// The activations that can be codes: what convolutions and products with constants read, and what convolutions, their activations and
/// sums give.
/// </summary>
public static class QuantizableTensors
{
    /// <summary>Below it HardSwish is zero.</summary>
    private const float HardSwishKnee = -3;

    public static IReadOnlyList<string> In(GraphIndex graph) => [.. graph.Nodes.SelectMany(node => Of(graph, node)).Distinct()];

    /// <summary>Codes of all activations that were observed.</summary>
    public static IReadOnlyDictionary<string, AffineQuantizer> Quantizers(
        GraphIndex graph,
        IReadOnlyDictionary<string, ActivationHistogram> histograms,
        CalibrationMethod method,
        ActivationCodes codes) =>
        histograms.ToDictionary(pair => pair.Key, pair => Useful(graph, pair.Key, method.Range(pair.Value, codes)).Quantizer(codes));

    /// <summary>Codes need not tell apart what the only reader makes zero of.</summary>
    private static ActivationRange Useful(GraphIndex graph, string tensor, ActivationRange range) =>
        graph.Consumers(tensor).All(node => node.OpType == "HardSwish")
            ? range with { Min = Math.Max(range.Min, HardSwishKnee) }
            : range;

    private static IEnumerable<string> Of(GraphIndex graph, NodeProto node) => node.OpType switch
    {
        "Conv" when graph.IsWeighted(node) => [node.Input[0], node.Output[0]],
        "MatMul" when graph.IsWeighted(node) => [node.Input[0]],
        "HardSwish" or "Gelu" => [node.Output[0]],
        "Add" when node.Input.All(graph.IsActivation) => [node.Output[0]],
        _ => [],
    };
}
