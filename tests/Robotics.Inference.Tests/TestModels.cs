using Robotics.Vision;

namespace Robotics.Inference.Tests;

/// <summary>Tiny networks: one convolution of kernel and stride 4 gives scores of <see cref="Classes"/> classes at stride 4.</summary>
internal static class TestModels
{
    public const int Classes = 5;
    public const int Height = 24;
    public const int Width = 32;
    public const int Stride = 4;

    /// <summary>[classes, 3, 4, 4], scores spread so that all classes occur.</summary>
    public static readonly float[] Weight = Numbers(Classes * 3 * Stride * Stride, 0.2f);

    public static readonly float[] Bias = Numbers(Classes, 0.5f);

    public static ModelManifest Manifest(OutputKind kind = OutputKind.Logits, ManifestSelfCheck? selfCheck = null) => new(
        "tiny",
        ["a", "b", "c", "d", "e"],
        [new(1, 2, 3), new(4, 5, 6), new(7, 8, 9), new(10, 11, 12), new(13, 14, 15)],
        new ManifestInput(Height, Width, [0.4f, 0.5f, 0.6f], [0.2f, 0.25f, 0.3f]),
        new ManifestOutput(kind, Stride),
        SelfCheck: selfCheck);

    public static TestOnnx Scores(bool dynamic = false)
    {
        TestOnnx graph = new TestOnnx()
            .Constant("w", Weight, Classes, 3, Stride, Stride)
            .Constant("b", Bias, Classes)
            .Node("Conv", ["image", "w", "b"], "scores", ("kernel_shape", [Stride, Stride]), ("strides", [Stride, Stride]));
        return dynamic ? graph.Input("image", TestOnnx.Float, -1, 3, -1, -1) : graph.Input("image", TestOnnx.Float, 1, 3, Height, Width);
    }

    /// <summary>The same network of the image's own bytes: it normalises by the manifest's mean and deviation itself.</summary>
    public static byte[] ByteLogits(ModelManifest manifest)
    {
        TestOnnx graph = new TestOnnx()
            .Input("image", TestOnnx.UInt8, 1, Height, Width, 3)
            .Constant("mean", [.. manifest.Input.Mean.Select(mean => mean * 255)], 1, 3, 1, 1)
            .Constant("std", [.. manifest.Input.Std.Select(std => std * 255)], 1, 3, 1, 1)
            .Constant("w", Weight, Classes, 3, Stride, Stride)
            .Constant("b", Bias, Classes)
            .Node("Transpose", ["image"], "planes", ("perm", [0, 3, 1, 2]))
            .Node("Cast", ["planes"], "floats", ("to", [TestOnnx.Float]))
            .Node("Sub", ["floats", "mean"], "centred")
            .Node("Div", ["centred", "std"], "normalised")
            .Node("Conv", ["normalised", "w", "b"], "scores", ("kernel_shape", [Stride, Stride]), ("strides", [Stride, Stride]));
        ManifestInput bytes = manifest.Input with { InGraph = true, Dtype = "uint8", Layout = "NHWC" };
        return Model(
            graph.Output("scores", TestOnnx.Float, 1, Classes, Height / Stride, Width / Stride), manifest with { Input = bytes });
    }

    public static byte[] Logits(ModelManifest? manifest) =>
        Model(Scores().Output("scores", TestOnnx.Float, 1, Classes, Height / Stride, Width / Stride), manifest);

    public static byte[] DynamicLogits(ModelManifest manifest) =>
        Model(Scores(dynamic: true).Output("scores", TestOnnx.Float, -1, Classes, -1, -1), manifest);

    public static byte[] Probabilities(ModelManifest manifest) => Model(
        Scores().Node("Softmax", ["scores"], "probabilities", ("axis", [1]))
            .Output("probabilities", TestOnnx.Float, 1, Classes, Height / Stride, Width / Stride),
        manifest);

    /// <summary>Class ids from the graph, of one of ONNX's integer types, with or without a channel dimension.</summary>
    public static byte[] Labels(ModelManifest manifest, int type, bool channel)
    {
        TestOnnx graph = Scores().Node("ArgMax", ["scores"], "ids", ("axis", [1]), ("keepdims", [channel ? 1 : 0]));
        string output = "ids";
        if (type != TestOnnx.Int64)
        {
            graph.Node("Cast", ["ids"], output = "cast", ("to", [type]));
        }

        long[] shape = channel ? [1, 1, Height / Stride, Width / Stride] : [1, Height / Stride, Width / Stride];
        return Model(graph.Output(output, type, shape), manifest);
    }

    public static byte[] Model(TestOnnx graph, ModelManifest? manifest) =>
        manifest is null ? graph.Model() : graph.Model((ModelManifest.MetadataKey, manifest.ToJson()));

    private static float[] Numbers(int count, float scale)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * scale)];
    }
}
