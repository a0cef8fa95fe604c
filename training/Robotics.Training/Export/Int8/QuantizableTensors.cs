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
    /// <summary>Below it HardSwish is zero, above its opposite the identity.</summary>
    internal const float HardSwishKnee = -3;

    public static IReadOnlyList<string> In(GraphIndex graph) => [.. graph.Nodes.SelectMany(node => Of(graph, node)).Distinct()];

    /// <summary>Codes of all activations that were observed.</summary>
    public static IReadOnlyDictionary<string, AffineQuantizer> Quantizers(
        GraphIndex graph,
        IReadOnlyDictionary<string, ActivationHistogram> histograms,
        CalibrationMethod method,
        ActivationCodes codes) =>
        histograms.ToDictionary(pair => pair.Key, pair => Quantizer(graph, pair.Key, method.Range(pair.Value, codes), codes));

    /// <summary>
    /// Codes need not tell apart what the only reader makes zero of. uint8 codes then start at the knee exactly, as
    /// <see cref="IntegerForm"/> likes it.
    /// </summary>
    private static AffineQuantizer Quantizer(GraphIndex graph, string tensor, ActivationRange range, ActivationCodes codes)
    {
        NodeProto[] readers = [.. graph.Consumers(tensor)];
        return readers.Length == 0 || readers.Any(node => node.OpType != "HardSwish") ? range.Quantizer(codes)
            : codes == ActivationCodes.Unsigned ? FromKnee(range.Max)
            : (range with { Min = Math.Max(range.Min, HardSwishKnee) }).Quantizer(codes);
    }

    private static AffineQuantizer FromKnee(float max)
    {
        AffineQuantizer nearest = AffineQuantizer.Asymmetric(HardSwishKnee, max, AffineRange.UInt8);
        int zeroPoint = Math.Max(nearest.ZeroPoint, 1);
        return new AffineQuantizer(-HardSwishKnee / zeroPoint, zeroPoint, AffineRange.UInt8);
    }

    private static IEnumerable<string> Of(GraphIndex graph, NodeProto node) => node.OpType switch
    {
        "Conv" when graph.IsWeighted(node) => [node.Input[0], node.Output[0]],
        "MatMul" when graph.IsWeighted(node) => [node.Input[0]],
        "HardSwish" or "Gelu" => [node.Output[0]],
        "Add" when node.Input.All(graph.IsActivation) => [node.Output[0]],
        _ => [],
    };
}
