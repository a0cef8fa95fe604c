using Robotics.Inference.Tests;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Support;

/// <summary>A network whose inference takes several frame times of a camera: two wide convolutions at full size.</summary>
internal static class SlowModel
{
    private const int Height = 320;
    private const int Width = 480;
    private const int Channels = 64;
    private const int Kernel = 3;

    public static byte[] Create()
    {
        LabelSet labels = LabelSet.Generic(Channels);
        ModelManifest manifest = new(
            "slow",
            labels.Names,
            labels.Colors,
            new ManifestInput(Height, Width, [0, 0, 0], [1, 1, 1]),
            new ManifestOutput(OutputKind.Logits, 1));
        TestOnnx graph = new TestOnnx()
            .Constant("w0", Numbers(Channels * 3 * Kernel * Kernel), Channels, 3, Kernel, Kernel)
            .Constant("w1", Numbers(Channels * Channels * Kernel * Kernel), Channels, Channels, Kernel, Kernel);
        Convolve(graph, "image", "w0", "middle");
        Convolve(graph, "middle", "w1", "scores");
        return graph
            .Input("image", TestOnnx.Float, 1, 3, Height, Width)
            .Output("scores", TestOnnx.Float, 1, Channels, Height, Width)
            .Model((ModelManifest.MetadataKey, manifest.ToJson()));
    }

    private static void Convolve(TestOnnx graph, string input, string weights, string output) =>
        graph.Node("Conv", [input, weights], output, ("kernel_shape", [Kernel, Kernel]), ("pads", [1, 1, 1, 1]));

    private static float[] Numbers(int count)
    {
        Random random = new(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
