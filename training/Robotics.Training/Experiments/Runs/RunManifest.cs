using Robotics.Training.Data;
using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Experiments;

/// <summary>Describes a segmentation network that a run trained, for the files that the robot and the other verbs read.</summary>
internal static class RunManifest
{
    /// <summary>The manifest of a network.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="architecture">What it is.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">What it learned from.</param>
    /// <exception cref="ExperimentException">The run did not segment.</exception>
    public static ModelManifest Of(string name, string architecture, Module<Tensor, Tensor> network, RunData data)
    {
        LabelSet labels = (data.Training as ISegmentationDataset)?.Labels
            ?? throw new ExperimentException($"{name} tells one class for a picture; a manifest describes networks that segment.");
        return new ModelManifest(
            name, labels.Names, labels.Colors, Input(data),
            new ManifestOutput(OutputKind.Logits, new Measurement(data, network.parameters().First().device).OutputStride(network)),
            architecture);
    }

    /// <summary>What the networks of a run take when they are deployed.</summary>
    public static ManifestInput Input(RunData data) =>
        new(data.Deployed.Height, data.Deployed.Width, PixelStatistics.Mean, PixelStatistics.Std);
}
