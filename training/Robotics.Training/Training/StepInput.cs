using Robotics.Training.Data.Loading;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>What an objective is given of one step.</summary>
/// <param name="Images">Normalised RGB (N, 3, H, W).</param>
/// <param name="Labels">Class ids (int64), (N) or (N, h, w); 255 is unlabelled in the latter.</param>
/// <param name="Indices">Numbers of the samples within the training set (int64), (N).</param>
/// <param name="Epoch">Epochs that are over, with a fraction.</param>
/// <param name="Progress">Share of the run that is over.</param>
public sealed record StepInput(Tensor Images, Tensor Labels, Tensor Indices, double Epoch, double Progress)
{
    /// <summary>A batch on the device that trains.</summary>
    public static StepInput Of(Batch batch, Device device, double epoch, double progress) => new(
        batch.Images.to(device).contiguous(memory_format.channels_last),
        batch.Labels.to(int64).to(device),
        batch.Indices.to(device),
        epoch,
        progress);
}
