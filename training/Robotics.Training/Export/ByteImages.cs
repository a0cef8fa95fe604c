using Robotics.Vision;
using static TorchSharp.torch;

namespace Robotics.Training.Export;

/// <summary>Images as a camera gives them, uint8 [N, height, width, 3], and as a network reads them.</summary>
internal static class ByteImages
{
    /// <summary>The bytes nearest to normalised images [N, 3, height, width].</summary>
    public static Tensor Of(Tensor images, ManifestInput input)
    {
        Tensor pixels = ((images * Channels(input.Std)) + Channels(input.Mean)) * byte.MaxValue;
        return pixels.permute(0, 2, 3, 1).round().clamp(0, byte.MaxValue).to(uint8).contiguous();
    }

    /// <summary>The normalised images [N, 3, height, width] of bytes.</summary>
    public static Tensor Normalise(Tensor bytes, ManifestInput input) =>
        ((bytes.permute(0, 3, 1, 2).to(float32) / byte.MaxValue) - Channels(input.Mean)) / Channels(input.Std);

    private static Tensor Channels(IReadOnlyList<float> values) => tensor(values.ToArray(), [1, values.Count, 1, 1]);
}
