using Robotics.Inference;
using Robotics.Vision;

namespace Robotics.Nodes.Demo;

/// <summary>What a model file says about itself.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Megabytes">Its size in 10^6 bytes.</param>
/// <param name="InputHeight">Rows of the model's input.</param>
/// <param name="InputWidth">Columns of the model's input.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="SelfCheckAgreement">Share of the pixels of the self-check that agree, or null where there is none.</param>
internal sealed record ModelCard(
    string File, double Megabytes, int InputHeight, int InputWidth, ModelManifest Manifest, double? SelfCheckAgreement)
{
    /// <summary>Loads the model on the CPU.</summary>
    /// <exception cref="ModelException">It is missing, broken, undescribed, or fails its self-check.</exception>
    public static ModelCard Load(string path)
    {
        using SegmentationModel model = SegmentationModel.Load(path, new ProviderOptions { Threads = 1 });
        return new ModelCard(
            Path.GetFileName(path),
            new FileInfo(path).Length / 1e6,
            model.Manifest.Input.Height,
            model.Manifest.Input.Width,
            model.Manifest,
            model.SelfCheck?.Agreement);
    }
}
