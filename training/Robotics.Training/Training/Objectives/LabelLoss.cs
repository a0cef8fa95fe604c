using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>
/// Cross-entropy with the labels. Logits of pixels are enlarged bilinearly (half-pixel centres) to the masks' size, and only labelled
/// pixels count.
/// </summary>
public sealed class LabelLoss : IDisposable
{
    public LabelLoss(IReadOnlyList<double>? classWeights, int classes, Device device)
    {
        if (classWeights is null)
        {
            return;
        }

        if (classWeights.Count != classes)
        {
            throw new ArgumentException($"There are {classWeights.Count} class weights for {classes} classes.", nameof(classWeights));
        }

        float[] weights = [.. classWeights.Select(weight => (float)weight)];
        ClassWeights = tensor(weights).to(device).DetachFromDisposeScope();
    }

    /// <summary>Weight of every class, (classes); null weighs all alike.</summary>
    public Tensor? ClassWeights { get; }

    /// <summary>Mean loss of logits (N, C) against class ids (N), or of (N, C, h, w) against (N, H, W); ids are int64.</summary>
    public Tensor Compute(Tensor logits, Tensor labels) =>
        functional.cross_entropy(AtLabels(logits, labels), labels, weight: ClassWeights, ignore_index: LabelSet.Unlabelled);

    /// <summary>Logits at the size of the labels.</summary>
    public static Tensor AtLabels(Tensor logits, Tensor labels)
    {
        if (labels.ndim == 1)
        {
            return logits;
        }

        long[] size = labels.shape[1..];
        return logits.shape[2] == size[0] && logits.shape[3] == size[1]
            ? logits
            : functional.interpolate(logits.contiguous(), size: size, mode: InterpolationMode.Bilinear, align_corners: false);
    }

    public void Dispose() => ClassWeights?.Dispose();
}
