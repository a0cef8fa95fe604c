using static TorchSharp.torch;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// Views of an image (N, C, H, W) as tokens (N, H * W, C) and back: linear layers and norms look at tokens, convolutions at images.
/// </summary>
internal static class Tokens
{
    public static Tensor OfImage(Tensor image) => image.flatten(2).transpose(1, 2);

    public static Tensor ToImage(Tensor tokens, Tensor like) =>
        tokens.transpose(1, 2).reshape(tokens.shape[0], tokens.shape[2], like.shape[2], like.shape[3]);
}
