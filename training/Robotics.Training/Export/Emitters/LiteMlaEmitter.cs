using Robotics.Training.Export.Onnx;
using Robotics.Training.Models.EfficientViT;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Emitters;

/// <summary>
/// Linear attention for any image size: (V Kt) Q over (sum of K) Q. The sum takes the place of the reference's row of ones under V, and the
/// reference's quadratic order for tiny images is the same product with other brackets. Both products are sums over all pixels that no
/// softmax bounds, and the epsilon is less than any half: so attention is computed in floats in a half graph too. Its result is a mean of
/// values and fits again.
/// </summary>
internal static class LiteMlaEmitter
{
    public static OnnxValue Emit(ModuleExporter exporter, LiteMLA attention, OnnxValue input, string path)
    {
        OnnxGraph graph = exporter.Graph;
        long dimension = attention.HeadDimension;
        long heads = 2L * attention.Heads;
        long pixels = input[2] * input[3];

        OnnxValue fine = exporter.Apply(attention.qkv, input, ModulePath.Of(path, "qkv"));
        OnnxValue coarse = exporter.Apply(attention.aggreg[0], fine, ModulePath.Of(path, "aggreg", 0));
        OnnxValue scales = graph.Cast(path + ".scales_float", graph.Concat(path + ".scales", 1, fine, coarse), DataType.Float);
        OnnxValue split = graph.Reshape(path + ".heads", scales, input[0], heads, 3 * dimension, pixels);
        OnnxValue[] parts = graph.Split(path + ".parts", split, 2, dimension, dimension, dimension);
        OnnxValue query = graph.Relu(path + ".query", parts[0]);
        OnnxValue key = graph.Relu(path + ".key", parts[1]);
        OnnxValue value = parts[2];

        OnnxValue context = graph.MatMul(path + ".context", value, graph.Transpose(path + ".key_transposed", key, 0, 1, 3, 2));
        OnnxValue keySum = graph.Reshape(path + ".key_sum_row", graph.ReduceSumLast(path + ".key_sum", key), input[0], heads, 1, dimension);
        OnnxValue norm = graph.AddScalar(path + ".norm_safe", graph.MatMul(path + ".norm", keySum, query), (float)LiteMLA.Epsilon);
        OnnxValue attended = graph.Div(path + ".attended", graph.MatMul(path + ".weighted", context, query), norm);
        OnnxValue image = graph.Reshape(path + ".image", attended, input[0], heads * dimension, input[2], input[3]);
        return exporter.Apply(attention.proj, graph.Cast(path + ".image_half", image, graph.Precision), ModulePath.Of(path, "proj"));
    }
}
