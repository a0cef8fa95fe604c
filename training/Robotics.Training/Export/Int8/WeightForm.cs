using Robotics.Training.Export.Onnx;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Affine;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Int8;

/// <summary>
/// The form that is only small: weights in 8 bits and a scale for each output channel, all arithmetic in float32. They are unpacked by a
/// cast and a product, which runtimes compute once, when they load the model; a DequantizeLinear ONNX Runtime would compute in every run.
/// </summary>
public static class WeightForm
{
    /// <param name="source">The float32 model.</param>
    public static ModelProto Write(GraphIndex source)
    {
        var writer = new QuantizedGraphWriter(source, new Dictionary<string, AffineQuantizer>());
        foreach (NodeProto node in source.Nodes)
        {
            writer.Copy(
                node, source.IsWeighted(node) ? new Dictionary<string, string> { [node.Input[1]] = Unpacked(writer, node) } : null);
        }

        return writer.Finish();
    }

    private static string Unpacked(QuantizedGraphWriter writer, NodeProto node)
    {
        string weight = node.Input[1];
        var weights = new PackedWeights(writer, node, WeightCodes.Int8);
        writer.Emit("Cast", weight + ".cast", [weights.Codes], weight + ".cast")
            .Attribute.Add(OnnxAttribute.Int("to", (long)DataType.Float));
        writer.Emit("Mul", weight + ".unpacked", [weight + ".cast", weights.ScaleFactors()], weight + ".unpacked");
        return weight + ".unpacked";
    }
}
