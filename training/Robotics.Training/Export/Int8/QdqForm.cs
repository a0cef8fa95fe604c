using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Export.Int8;

/// <summary>
/// The form for TensorRT: operators stay float32 ones, and pairs of QuantizeLinear and DequantizeLinear before convolutions and
/// products with constant matrices, and on their weights, say where 8 bits are enough.
/// </summary>
public static class QdqForm
{
    /// <param name="source">The float32 model.</param>
    /// <param name="ranges">Codes of activations; only activations that have one are quantized.</param>
    public static ModelProto Write(GraphIndex source, IReadOnlyDictionary<string, AffineQuantizer> ranges)
    {
        var writer = new QuantizedGraphWriter(source, ranges);
        foreach (NodeProto node in source.Nodes)
        {
            var replaced = new Dictionary<string, string>();
            bool weighted = source.IsWeighted(node);
            if (weighted)
            {
                replaced[node.Input[1]] = Weights(writer, node);
            }

            foreach (string input in node.Input.Where(input => writer.HasRange(input) && (weighted || IsShortcut(source, node, input))))
            {
                replaced[input] = writer.Rounded(input, [writer.Codes(input), .. writer.Scale(input)]);
            }

            writer.Copy(node, replaced);
        }

        return writer.Finish();
    }

    /// <summary>An operand of a sum that a convolution reads, too: rounded here as there, it can be read as codes.</summary>
    private static bool IsShortcut(GraphIndex source, NodeProto node, string input) =>
        node.OpType == "Add" && source.Consumers(input).Any(source.IsWeighted);

    private static string Weights(QuantizedGraphWriter writer, NodeProto node)
    {
        var weights = new PackedWeights(writer, node, WeightCodes.Int8);
        return writer.Rounded(node.Input[1], [weights.Codes, .. weights.ScaleVectors()], weights.Axis);
    }
}
