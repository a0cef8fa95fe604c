using Robotics.Inference.Tests;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Support;

/// <summary>A network of one convolution that tells the 19 Cityscapes classes apart by colour, at stride 4.</summary>
internal static class TinyModel
{
    public const int Height = 48;
    public const int Width = 64;
    public const string Name = "tiny";

    private const int Stride = 4;

    public static ModelManifest Manifest { get; } = Describe(LabelSet.Cityscapes);

    public static byte[] Create() => Create(LabelSet.Cityscapes);

    /// <summary>One for other classes, which makes other masks.</summary>
    public static byte[] Create(LabelSet labels) => Graph(labels.Count).Model((ModelManifest.MetadataKey, Describe(labels).ToJson()));

    public static byte[] CreateWithoutManifest() => Graph(LabelSet.Cityscapes.Count).Model();

    public static byte[] CreateWithManifest(string json) => Graph(LabelSet.Cityscapes.Count).Model((ModelManifest.MetadataKey, json));

    /// <summary>One whose file does not tell the size of its output, so that a wrong stride is noticed only when it runs.</summary>
    public static byte[] CreateOfUnknownSize(int stride) => Network(LabelSet.Cityscapes.Count)
        .Input("image", TestOnnx.Float, -1, 3, -1, -1)
        .Output("scores", TestOnnx.Float, -1, LabelSet.Cityscapes.Count, -1, -1)
        .Model((ModelManifest.MetadataKey, (Manifest with { Output = Manifest.Output with { Stride = stride } }).ToJson()));

    private static ModelManifest Describe(LabelSet labels) => new(
        Name,
        labels.Names,
        labels.Colors,
        new ManifestInput(Height, Width, [0.4f, 0.5f, 0.6f], [0.2f, 0.25f, 0.3f]),
        new ManifestOutput(OutputKind.Logits, Stride));

    private static TestOnnx Graph(int classes) => Network(classes)
        .Input("image", TestOnnx.Float, 1, 3, Height, Width)
        .Output("scores", TestOnnx.Float, 1, classes, Height / Stride, Width / Stride);

    private static TestOnnx Network(int classes) => new TestOnnx()
        .Constant("w", Numbers(classes * 3 * Stride * Stride, 0.2f), classes, 3, Stride, Stride)
        .Constant("b", Numbers(classes, 0.5f), classes)
        .Node("Conv", ["image", "w", "b"], "scores", ("kernel_shape", [Stride, Stride]), ("strides", [Stride, Stride]));

    private static float[] Numbers(int count, float scale)
    {
        Random random = new(count);
        return [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * scale)];
    }
}
