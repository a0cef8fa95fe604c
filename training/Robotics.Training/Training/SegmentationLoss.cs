using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>
/// Cross-entropy of the logits, enlarged bilinearly (half-pixel centres) to the mask's size, over labelled pixels.
/// </summary>
public sealed class SegmentationLoss : IDisposable
{
    private readonly Tensor? _classWeights;

    public SegmentationLoss(IReadOnlyList<double>? classWeights, int classes, Device device)
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
        _classWeights = tensor(weights).to(device).DetachFromDisposeScope();
    }

    /// <summary>Mean loss of logits (N, C, h, w) against class ids (N, H, W) of type uint8.</summary>
    public Tensor Compute(Tensor logits, Tensor masks)
    {
        long[] size = masks.shape[1..];
        Tensor resized = functional.interpolate(logits.contiguous(), size: size, mode: InterpolationMode.Bilinear, align_corners: false);
        return functional.cross_entropy(resized, masks.to(int64), weight: _classWeights, ignore_index: LabelSet.Unlabelled);
    }

    public void Dispose() => _classWeights?.Dispose();
}
