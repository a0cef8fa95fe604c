using Robotics.Training.Export.Onnx;
using Robotics.Vision;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export;

/// <summary>The input of an exported graph, up to normalised floats [N, 3, height, width].</summary>
internal static class GraphInput
{
    private const string Name = "image";

    public static OnnxValue Declare(OnnxGraph graph, ManifestInput input, ExportOptions options) => options.Bytes
        ? Normalised(graph, graph.Input(new OnnxValue(Name, [options.Batch, input.Height, input.Width, 3], DataType.Uint8)), input)
        : graph.Input(Name, options.Batch, 3, input.Height, input.Width);

    /// <summary>Planes are made of the bytes, a quarter of what they are as floats.</summary>
    private static OnnxValue Normalised(OnnxGraph graph, OnnxValue bytes, ManifestInput input)
    {
        OnnxValue planes = graph.Cast(Name + ".floats", graph.Transpose(Name + ".planes", bytes, 0, 3, 1, 2), DataType.Float);
        OnnxValue scaled = graph.Mul(Name + ".scaled", planes, PerChannel("scale", (_, std) => 1 / (byte.MaxValue * (double)std)));
        return graph.Add(Name + ".normalised", scaled, PerChannel("shift", (mean, std) => -(double)mean / std));

        OnnxValue PerChannel(string name, Func<float, float, double> value)
        {
            float[] values = [.. input.Mean.Zip(input.Std, (mean, std) => (float)value(mean, std))];
            return graph.Constant($"{Name}.{name}", values, DataType.Float, 1, values.Length, 1, 1);
        }
    }
}
