using Robotics.Training.Distillation;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Experiments;

/// <summary>
/// Where a network looks (Grad-CAM, Selvaraju et al. 2017): its deepest feature map, every channel weighted by the mean slope of a class's
/// logit, as far as it is positive.
/// </summary>
public static class GradCam
{
    private const double Least = 1e-12;

    /// <summary>Heat (N, H, W) from 0 to 1 at the size of the images.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="images">Normalised images (N, 3, H, W).</param>
    /// <param name="classes">A class of each image, (N), int64; in segmentation its logits are added over the pixels.</param>
    public static Tensor Heat(FeatureModel network, Tensor images, Tensor classes)
    {
        using DisposeScope scope = NewDisposeScope();
        FeatureTaps taps = network.Features(images.detach().requires_grad_());
        Tensor map = taps[NetworkTaps.MapNames(taps).Last()], logits = taps[taps.Names[^1]];
        Tensor scores = (logits.ndim == 4 ? logits.mean([2, 3]) : logits).gather(1, classes.unsqueeze(1));
        Tensor slopes = autograd.grad([scores.sum()], [map])[0]!;
        Tensor heat = (slopes.mean([2, 3], keepdim: true) * map.detach()).sum([1], keepdim: true).relu();
        Tensor greatest = heat.flatten(1).amax(1).clamp(min: Least).reshape(-1, 1, 1, 1);
        long[] size = images.shape[2..];
        Tensor enlarged = functional.interpolate(heat / greatest, size: size, mode: InterpolationMode.Bilinear, align_corners: false);
        return enlarged.squeeze(1).MoveToOuterDisposeScope();
    }
}
