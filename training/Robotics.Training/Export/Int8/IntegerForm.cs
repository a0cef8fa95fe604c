using System.Runtime.InteropServices;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Affine;
using static Robotics.Training.Export.Int8.QuantizedGraphWriter;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Int8;

/// <summary>
/// The form for CPUs: convolutions, their activations and the sums of residual blocks compute on uint8 codes, and between them values stay
/// codes. Attention, matrix products and what else has no 8-bit operator compute on numbers.
/// </summary>
/// <param name="weightCodes">Codes of the weights.</param>
/// <param name="sigmoidGelu">Whether GELU becomes x sigmoid(1.702 x) in integers, or stays exact and in float32.</param>
public sealed class IntegerForm(WeightCodes weightCodes, bool sigmoidGelu)
{
    /// <summary>Below it an integer convolution is slower than one in float32: it copies patches that are mostly padding.</summary>
    public const int LeastChannels = 8;

    private const float SigmoidGeluFactor = 1.702f;

    /// <summary>Name of the factor by which an activation's input is multiplied, from that of its output.</summary>
    public static string GateOf(string output) => output + ".gate";

    /// <summary>The model in this form.</summary>
    /// <param name="source">The float32 model.</param>
    /// <param name="ranges">uint8 codes of activations; a layer without any stays in float32.</param>
    public ModelProto Write(GraphIndex source, IReadOnlyDictionary<string, AffineQuantizer> ranges)
    {
        var writer = new QuantizedGraphWriter(source, ranges);
        foreach (NodeProto node in source.Nodes)
        {
            if (!Convert(writer, node))
            {
                writer.Copy(node);
            }
        }

        return writer.Finish();
    }

    private bool Convert(QuantizedGraphWriter writer, NodeProto node)
    {
        string output = node.Output[0];
        if (!writer.HasRange(output))
        {
            return false;
        }

        switch (node.OpType)
        {
            case "Conv" when IsConvertible(writer, node):
                Convolution(writer, node);
                return true;
            case "HardSwish" when writer.IsCoded(node.Input[0]) && HoldsKnee(writer.Quantizer(node.Input[0])):
                HardSwish(writer, node.Input[0], output);
                return true;
            case "Gelu" when sigmoidGelu && writer.IsCoded(node.Input[0]):
                Gelu(writer, node.Input[0], output);
                return true;
            case "Add" when node.Input.All(writer.IsCoded):
                writer.EmitCoded(
                    "QLinearAdd", node.Name, output,
                    [.. Operand(writer, node.Input[0]), .. Operand(writer, node.Input[1]), .. writer.Scale(output)], IntegerDomain);
                return true;
            default:
                return false;
        }
    }

    private static bool IsConvertible(QuantizedGraphWriter writer, NodeProto node) =>
        writer.Source.IsWeighted(node) && writer.HasRange(node.Input[0])
        && InputChannels(writer.Source.Constant(node.Input[1]), node) >= LeastChannels;

    private static long InputChannels(TensorProto weight, NodeProto node) =>
        weight.Dims[1] * (node.Attribute.FirstOrDefault(attribute => attribute.Name == "group")?.I ?? 1);

    private void Convolution(QuantizedGraphWriter writer, NodeProto node)
    {
        (string input, string output) = (node.Input[0], node.Output[0]);
        var weights = new PackedWeights(writer, node, weightCodes);
        var inputs = new List<string>([.. Operand(writer, input), weights.Codes, .. weights.ScaleVectors(), .. writer.Scale(output)]);
        if (node.Input.Count > 2)
        {
            float[] bias = writer.Source.Floats(node.Input[2]);
            double scale = writer.Quantizer(input).Scale;
            int[] codes = [.. bias.Select((value, channel) => (int)Math.Round(value / (scale * weights.Scales[channel])))];
            inputs.Add(writer.Constant(node.Input[2] + ".codes", DataType.Int32, MemoryMarshal.AsBytes<int>(codes), codes.Length));
        }

        writer.EmitCoded("QLinearConv", node.Name, output, inputs).Attribute.Add(node.Attribute);
    }

    /// <summary>
    /// x times relu6(x + 3) / 6. The second factor is in the codes of x already: clipped to those of -3 to 3, and read as if the first were
    /// zero and their distance a sixth of what it is.
    /// </summary>
    private static void HardSwish(QuantizedGraphWriter writer, string input, string output)
    {
        AffineQuantizer x = writer.Quantizer(input);
        (int zero, int one) = (x.Encode(QuantizableTensors.HardSwishKnee), x.Encode(-QuantizableTensors.HardSwishKnee));
        string gate = writer.Codes(input);
        if (zero > x.Range.Min || one < x.Range.Max)
        {
            gate = GateOf(output);
            writer.Emit("Clip", gate, [writer.Codes(input), Code(writer, zero), Code(writer, one)], gate);
        }

        string scale = writer.Constant(input + ".scale_gate", [x.Scale / 6]);
        Gated(writer, input, [gate, scale, Code(writer, zero)], output);
    }

    private static bool HoldsKnee(AffineQuantizer x) =>
        Math.Abs(x.Decode(x.Encode(QuantizableTensors.HardSwishKnee)) - QuantizableTensors.HardSwishKnee) <= x.Scale;

    private static void Gelu(QuantizedGraphWriter writer, string input, string output)
    {
        string gate = GateOf(output);
        string scale = writer.Constant(input + ".scale_gelu", [writer.Quantizer(input).Scale * SigmoidGeluFactor]);
        string[] operands = [writer.Codes(input), scale, writer.Scale(input)[1], .. UnitScale(writer)];
        writer.Emit("QLinearSigmoid", gate, operands, gate, IntegerDomain);
        Gated(writer, input, [gate, .. UnitScale(writer)], output);
    }

    private static void Gated(QuantizedGraphWriter writer, string input, string[] gate, string output) => writer.EmitCoded(
        "QLinearMul", output, output, [.. Operand(writer, input), .. gate, .. writer.Scale(output)], IntegerDomain);

    private static string Code(QuantizedGraphWriter writer, int code) => writer.Constant($"code_{code}", DataType.Uint8, [(byte)code]);

    private static string[] Operand(QuantizedGraphWriter writer, string tensor) => [writer.Codes(tensor), .. writer.Scale(tensor)];

    private static string[] UnitScale(QuantizedGraphWriter writer) =>
        [writer.Constant("gate.scale", [1 / 255f]), writer.Constant("gate.zero", DataType.Uint8, [0])];
}
