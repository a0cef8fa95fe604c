using static Robotics.Training.Export.Onnx.OnnxAttribute;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Onnx;

/// <summary>The operators that the exporter emits, each with the shape of its result. Operator names and attributes are ONNX's.</summary>
public static class OnnxOperators
{
    /// <summary>Convolution of (N, C, H, W) by (O, C / groups, K, K); the padding is K / 2 where it is not given.</summary>
    public static OnnxValue Conv(
        this OnnxGraph graph,
        string name,
        OnnxValue x,
        OnnxValue weight,
        OnnxValue? bias,
        long stride = 1,
        long groups = 1,
        long? border = null)
    {
        long kernel = weight[3];
        long padding = border ?? kernel / 2;
        long[] shape = [x[0], weight[0], Strided(x[2]), Strided(x[3])];
        return graph.Node(
            "Conv", name, shape, bias is null ? [x, weight] : [x, weight, bias],
            Ints("kernel_shape", kernel, kernel), Ints("strides", stride, stride), Ints("pads", padding, padding, padding, padding),
            Int("group", groups));

        long Strided(long size) => ((size + (2 * padding) - kernel) / stride) + 1;
    }

    /// <summary>x * relu6(x + 3) / 6 as one operator.</summary>
    public static OnnxValue HardSwish(this OnnxGraph graph, string name, OnnxValue x) => graph.Node("HardSwish", name, x.Shape, [x]);

    /// <summary>GELU by its tanh approximation as one operator.</summary>
    public static OnnxValue GeluTanh(this OnnxGraph graph, string name, OnnxValue x) =>
        graph.Node("Gelu", name, x.Shape, [x], String("approximate", "tanh"));

    /// <summary>x times the normal distribution function of x as one operator.</summary>
    public static OnnxValue Gelu(this OnnxGraph graph, string name, OnnxValue x) => graph.Node("Gelu", name, x.Shape, [x]);

    /// <summary>Exponentials over their sum along the last dimension.</summary>
    public static OnnxValue Softmax(this OnnxGraph graph, string name, OnnxValue x) =>
        graph.Node("Softmax", name, x.Shape, [x], Int("axis", -1));

    /// <summary>An image (N, C, H, W) enlarged bilinearly by whole factors, with half-pixel centres.</summary>
    public static OnnxValue ResizeLinear(this OnnxGraph graph, string name, OnnxValue x, long height, long width)
    {
        if (height % x[2] != 0 || width % x[3] != 0)
        {
            throw new ExportException($"'{name}' makes {height}x{width} of {x[2]}x{x[3]}; only whole factors are exported.");
        }

        var absent = new OnnxValue("", []);
        OnnxValue scales = graph.Constant(name + ".scales", [1, 1, height / x[2], width / x[3]], DataType.Float, 4);
        return graph.Node(
            "Resize", name, [x[0], x[1], height, width], [x, absent, scales],
            String("mode", "linear"), String("coordinate_transformation_mode", "half_pixel"));
    }

    /// <summary>The channel of the greatest value of (N, C, H, W) as bytes (N, H, W); of equal ones the first.</summary>
    public static OnnxValue ArgMaxBytes(this OnnxGraph graph, string name, OnnxValue x)
    {
        long[] shape = [x[0], x[2], x[3]];
        var indices = new OnnxValue(name + ".indices", shape, DataType.Int64);
        return graph.Cast(name, graph.Node("ArgMax", indices, [x], Int("axis", 1), Int("keepdims", 0)), DataType.Uint8);
    }

    /// <summary>The same numbers as another type, rounded to it; the value itself where it is of that type.</summary>
    public static OnnxValue Cast(this OnnxGraph graph, string name, OnnxValue x, DataType type) =>
        x.Type == type ? x : graph.Node("Cast", new OnnxValue(name, x.Shape, type), [x], Int("to", (long)type));

    /// <summary>The mean over the image: (N, C, H, W) to (N, C, 1, 1).</summary>
    public static OnnxValue GlobalAveragePool(this OnnxGraph graph, string name, OnnxValue x) =>
        graph.Node("GlobalAveragePool", name, [x[0], x[1], 1, 1], [x]);

    /// <summary>Means of squares side by side; the value itself where they are of one pixel.</summary>
    public static OnnxValue AveragePool(this OnnxGraph graph, string name, OnnxValue x, long side) => side == 1 ? x : graph.Node(
        "AveragePool", name, [x[0], x[1], x[2] / side, x[3] / side], [x], Ints("kernel_shape", side, side), Ints("strides", side, side));

    /// <summary>max(x, 0).</summary>
    public static OnnxValue Relu(this OnnxGraph graph, string name, OnnxValue x) => graph.Node("Relu", name, x.Shape, [x]);

    /// <summary>Sum of two values; the second may be broadcast.</summary>
    public static OnnxValue Add(this OnnxGraph graph, string name, OnnxValue a, OnnxValue b) => graph.Node("Add", name, a.Shape, [a, b]);

    /// <summary>Product of two values; the second may be broadcast.</summary>
    public static OnnxValue Mul(this OnnxGraph graph, string name, OnnxValue a, OnnxValue b) => graph.Node("Mul", name, a.Shape, [a, b]);

    /// <summary>Sum with one number.</summary>
    public static OnnxValue AddScalar(this OnnxGraph graph, string name, OnnxValue x, float value) =>
        graph.Node("Add", name, x.Shape, [x, graph.Constant(name + ".value", [value], x.Type, 1)]);

    /// <summary>Sums over the last dimension, which goes away.</summary>
    public static OnnxValue ReduceSumLast(this OnnxGraph graph, string name, OnnxValue x) =>
        graph.Node("ReduceSum", name, x.Shape[..^1], [x, graph.Constant(name + ".axes", -1L)], Int("keepdims", 0));

    /// <summary>Quotient; the divisor is broadcast.</summary>
    public static OnnxValue Div(this OnnxGraph graph, string name, OnnxValue a, OnnxValue b) => graph.Node("Div", name, a.Shape, [a, b]);

    /// <summary>Matrix product over the last two dimensions; the others are those of the operand of higher rank.</summary>
    public static OnnxValue MatMul(this OnnxGraph graph, string name, OnnxValue a, OnnxValue b)
    {
        long[] batch = (a.Shape.Length >= b.Shape.Length ? a : b).Shape[..^2];
        return graph.Node("MatMul", name, [.. batch, a[^2], b[^1]], [a, b]);
    }

    /// <summary>The same elements in another shape, image by image where there may be any number of them.</summary>
    public static OnnxValue Reshape(this OnnxGraph graph, string name, OnnxValue x, params long[] shape)
    {
        const long asBefore = 0;
        long[] sizes = [.. shape.Select(size => size == OnnxValue.AnyBatch ? asBefore : size)];
        return graph.Node("Reshape", name, shape, [x, graph.Constant(name + ".shape", sizes)]);
    }

    /// <summary>Dimensions in another order.</summary>
    public static OnnxValue Transpose(this OnnxGraph graph, string name, OnnxValue x, params long[] order) =>
        graph.Node("Transpose", name, [.. order.Select(i => x.Shape[i])], [x], Ints("perm", order));

    /// <summary>Values one after another along a dimension.</summary>
    public static OnnxValue Concat(this OnnxGraph graph, string name, int axis, params OnnxValue[] parts)
    {
        long[] shape = [.. parts[0].Shape];
        shape[axis] = parts.Sum(part => part.Shape[axis]);
        return graph.Node("Concat", name, shape, parts, Int("axis", axis));
    }

    /// <summary>A value cut along a dimension into parts of the given sizes.</summary>
    public static OnnxValue[] Split(this OnnxGraph graph, string name, OnnxValue x, int axis, params long[] sizes)
    {
        OnnxValue[] outputs =
        [
            .. sizes.Select((size, i) => new OnnxValue($"{name}.{i}", [.. x.Shape[..axis], size, .. x.Shape[(axis + 1)..]], x.Type)),
        ];
        return graph.Node("Split", name, outputs, [x, graph.Constant(name + ".sizes", sizes)], Int("axis", axis));
    }
}
