using Robotics.Training.Export.Onnx.Proto;

namespace Robotics.Training.Export.Int8;

/// <summary>Says which layers of a quantized model still compute on numbers, and why.</summary>
public static class FloatLayers
{
    private const string Attention = "multiplies two computed matrices, as attention does; their range changes from picture to picture";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Gelu"] = "no integer operator computes GELU exactly",
        ["HardSwish"] = "follows a layer in float32",
        ["Softmax"] = "needs more than 8 bits",
        ["LayerNormalization"] = "needs more than 8 bits",
        ["Div"] = "needs more than 8 bits",
    };

    /// <param name="source">The float32 model.</param>
    /// <param name="quantized">Its integer form.</param>
    public static IReadOnlyList<FloatLayer> In(GraphIndex source, ModelProto quantized)
    {
        var kept = quantized.Graph.Node.Select(node => (node.Name, node.OpType)).ToHashSet();
        return
        [
            .. source.Nodes.Where(node => kept.Contains((node.Name, node.OpType)))
                .Select(node => (node.Name, Reason: Reason(source, node)))
                .Where(layer => layer.Reason is not null)
                .Select(layer => new FloatLayer(layer.Name, layer.Reason!)),
        ];
    }

    private static string? Reason(GraphIndex source, NodeProto node) => node.OpType switch
    {
        "Conv" when source.IsWeighted(node) => $"a convolution over fewer than {IntegerForm.LeastChannels} channels is faster in float32",
        "Conv" => "its weights are not constant",
        "MatMul" when !node.Input.All(source.IsActivation) => "ONNX Runtime keeps products with constant matrices fast in float32",
        "MatMul" => Attention,
        _ => Reasons.GetValueOrDefault(node.OpType),
    };
}
