using Robotics.Vision;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>
/// Cross-entropy of the pixels that a network finds hard (online hard example mining): those whose own class it gives less than a
/// threshold, and in any case a least number.
/// </summary>
/// <remarks>
/// Definition: HRNet-Semantic-Segmentation, OhemCrossEntropy. Class weights multiply the loss of a pixel; the mean is a plain one.
/// </remarks>
internal static class HardPixels
{
    private const int ShareKept = 16;

    /// <summary>The mean over the hard pixels of logits (N, C, H, W) against class ids (N, H, W), int64.</summary>
    public static Tensor Loss(Tensor logits, Tensor labels, Tensor? classWeights, OhemOptions options)
    {
        Tensor losses = functional.cross_entropy(
            logits, labels, weight: classWeights, ignore_index: LabelSet.Unlabelled, reduction: Reduction.None);
        return losses.masked_select(Hard(logits, labels, options)).mean();
    }

    private static Tensor Hard(Tensor logits, Tensor labels, OhemOptions options)
    {
        using IDisposable noGrad = no_grad();
        Tensor labelled = labels.ne(LabelSet.Unlabelled);
        Tensor classes = labels.clamp(max: logits.shape[1] - 1).unsqueeze(1);
        Tensor own = logits.softmax(1).gather(1, classes).squeeze(1);
        Tensor ascending = own.masked_select(labelled).sort().Values;
        long least = options.MinKept ?? labels.numel() / ShareKept;
        if (ascending.numel() <= least)
        {
            return labelled;
        }

        double threshold = Math.Max(options.Threshold, ascending[least].ToDouble());
        return labelled.logical_and(own.lt(threshold));
    }
}
