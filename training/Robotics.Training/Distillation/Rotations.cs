using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>The four views of self-supervised methods. Row 4 n + r is sample n, turned r times by a quarter.</summary>
internal static class Rotations
{
    public const long Count = 4;

    /// <summary>(N, C, H, H) to (4 N, C, H, H); the quarter turns go from the rows' axis to the columns'.</summary>
    public static Tensor Of(Tensor images)
    {
        Tensor[] views = [images, images.transpose(2, 3).flip(2), images.flip(2, 3), images.transpose(2, 3).flip(3)];
        return stack(views, 1).flatten(0, 1);
    }

    /// <summary>The rows of the samples as they are.</summary>
    public static Tensor Upright(Tensor rows) => rows.reshape([rows.shape[0] / Count, Count, .. rows.shape[1..]]).select(1, 0);

    /// <summary>The rows of the turned samples, three for each.</summary>
    public static Tensor Turned(Tensor rows) =>
        rows.reshape([rows.shape[0] / Count, Count, .. rows.shape[1..]]).narrow(1, 1, Count - 1).flatten(0, 1);

    /// <summary>Classes of label and turn together, 4 label + turn, (4 N).</summary>
    public static Tensor JointLabels(Tensor labels) =>
        (labels.unsqueeze(1) * Count + arange(Count, dtype: int64, device: labels.device)).flatten();
}
