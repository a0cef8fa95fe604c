using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>
/// Cross-entropy with the labels. Logits of pixels are enlarged bilinearly (half-pixel centres) to the masks' size, and only labelled
/// pixels count: all of them, or the hard ones.
/// </summary>
public sealed class LabelLoss : IDisposable
{
    private readonly OhemOptions? _ohem;

    /// <param name="classWeights">Weight of every class; null weighs all alike.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="device">Where the logits are.</param>
    /// <param name="ohem">Which pixels of masks count; null counts all. Pictures with one class always count.</param>
    /// <exception cref="ArgumentException">The weights are not those of the classes, or the choice of pixels is impossible.</exception>
    public LabelLoss(IReadOnlyList<double>? classWeights, int classes, Device device, OhemOptions? ohem = null)
    {
        ohem?.Validate();
        _ohem = ohem;
        if (classWeights is null)
        {
            return;
        }

        Require(classWeights, classes);
        float[] weights = [.. classWeights.Select(weight => (float)weight)];
        ClassWeights = tensor(weights).to(device).DetachFromDisposeScope();
    }

    /// <exception cref="ArgumentException">There is not one weight a class.</exception>
    public static void Require(IReadOnlyList<double>? classWeights, int classes)
    {
        if (classWeights is not null && classWeights.Count != classes)
        {
            throw new ArgumentException($"class_weights has {classWeights.Count} weights, but the data has {classes} classes.");
        }
    }

    /// <summary>The mean cross-entropy of everything that is labelled, all classes alike.</summary>
    public static LabelLoss Plain { get; } = new(classWeights: null, classes: 0, CPU);

    /// <summary>Weight of every class, (classes); null weighs all alike.</summary>
    public Tensor? ClassWeights { get; }

    /// <summary>Mean loss of logits (N, C) against class ids (N), or of (N, C, h, w) against (N, H, W); ids are int64.</summary>
    public Tensor Compute(Tensor logits, Tensor labels)
    {
        Tensor scores = AtLabels(logits, labels);
        return _ohem is not null && labels.ndim > 1
            ? HardPixels.Loss(scores, labels, ClassWeights, _ohem)
            : functional.cross_entropy(scores, labels, weight: ClassWeights, ignore_index: LabelSet.Unlabelled);
    }

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
