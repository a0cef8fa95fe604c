using Robotics.Training.Export.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Export.Emitters;

/// <summary>What transformers are made of, on tokens [N, pixels, channels] and images [N, channels, height, width].</summary>
internal static class TokenOperators
{
    /// <summary>An image as tokens.</summary>
    public static OnnxValue ToTokens(this OnnxGraph graph, string name, OnnxValue image) => graph.Transpose(
        name + ".tokens", graph.Reshape(name + ".flat", image, image[0], image[1], image[2] * image[3]), 0, 2, 1);

    /// <summary>Tokens as an image.</summary>
    public static OnnxValue ToImage(this OnnxGraph graph, string name, OnnxValue tokens, long height, long width) => graph.Reshape(
        name + ".image", graph.Transpose(name + ".channels", tokens, 0, 2, 1), tokens[0], tokens[2], height, width);

    /// <summary>Normalisation of each token.</summary>
    public static OnnxValue LayerNorm(this OnnxGraph graph, string name, OnnxValue tokens, LayerNorm norm) => graph.Node(
        "LayerNormalization",
        name,
        tokens.Shape,
        [
            tokens, graph.Constant(name + ".weight", Values(norm.weight!), norm.weight!.numel()),
            graph.Constant(name + ".bias", Values(norm.bias!), norm.bias!.numel()),
        ],
        OnnxAttribute.Int("axis", -1),
        OnnxAttribute.Float("epsilon", (float)norm.eps));

    /// <summary>A linear layer on each token; its result is multiplied by <paramref name="scale"/>.</summary>
    public static OnnxValue Linear(this OnnxGraph graph, string name, OnnxValue tokens, Linear linear, double scale = 1)
    {
        (long outputs, long inputs) = (linear.weight.shape[0], linear.weight.shape[1]);
        OnnxValue weight = graph.Constant(name + ".weight", Values(linear.weight.t() * scale), inputs, outputs);
        return linear.bias is null
            ? graph.MatMul(name, tokens, weight)
            : graph.Add(
                name,
                graph.MatMul(name + ".product", tokens, weight),
                graph.Constant(name + ".bias", Values(linear.bias * scale), outputs));
    }

    /// <summary>A square convolution as it is, with its own padding.</summary>
    public static OnnxValue Convolution(this OnnxGraph graph, string name, OnnxValue image, Conv2d conv, long padding) => graph.Conv(
        name,
        image,
        graph.Constant(name + ".weight", Values(conv.weight), conv.weight.shape),
        graph.Constant(name + ".bias", Values(conv.bias!), conv.bias!.numel()),
        conv.stride[0],
        conv.groups,
        border: padding);

    private static float[] Values(Tensor tensor)
    {
        using IDisposable scope = NewDisposeScope();
        return tensor.detach().contiguous().data<float>().ToArray();
    }
}
