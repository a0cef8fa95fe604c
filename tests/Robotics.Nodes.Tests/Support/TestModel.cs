using Robotics.Inference.Tests;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Support;

/// <summary>
/// A network that tells Cityscapes' classes apart by their mean colour over patches of 8 x 8 pixels: one convolution whose scores grow with
/// the nearness to a typical colour of a class. Far from good, and far from guessing.
/// </summary>
internal static class TestModel
{
    private const int InputHeight = 144;
    private const int InputWidth = 256;
    private const int Patch = 8;

    // Typical colours in scenes: asphalt, pavement, wall, foliage, sky; 0 .. 1.
    private static readonly (int Class, float R, float G, float B)[] s_colors =
        [(0, 0.35f, 0.35f, 0.36f), (1, 0.55f, 0.53f, 0.5f), (2, 0.5f, 0.42f, 0.36f), (8, 0.25f, 0.36f, 0.2f), (10, 0.65f, 0.78f, 0.92f)];

    public static byte[] Create()
    {
        LabelSet labels = LabelSet.Cityscapes;
        float[] weights = new float[labels.Count * 3 * Patch * Patch];
        float[] bias = [.. Enumerable.Repeat(-100f, labels.Count)];
        foreach ((int id, float r, float g, float b) in s_colors)
        {
            // -|x - c|^2 without the term that all classes share.
            bias[id] = -((r * r) + (g * g) + (b * b));
            float[] color = [r, g, b];
            for (int channel = 0; channel < 3; channel++)
            {
                weights.AsSpan(((id * 3) + channel) * Patch * Patch, Patch * Patch).Fill(2 * color[channel] / (Patch * Patch));
            }
        }

        ModelManifest manifest = new(
            "colour-patches",
            labels.Names,
            labels.Colors,
            new ManifestInput(InputHeight, InputWidth, [0, 0, 0], [1, 1, 1]),
            new ManifestOutput(OutputKind.Logits, Patch));
        return new TestOnnx()
            .Constant("w", weights, labels.Count, 3, Patch, Patch)
            .Constant("b", bias, labels.Count)
            .Input("image", TestOnnx.Float, 1, 3, InputHeight, InputWidth)
            .Node("Conv", ["image", "w", "b"], "scores", ("kernel_shape", [Patch, Patch]), ("strides", [Patch, Patch]))
            .Output("scores", TestOnnx.Float, 1, labels.Count, InputHeight / Patch, InputWidth / Patch)
            .Model((ModelManifest.MetadataKey, manifest.ToJson()));
    }
}
