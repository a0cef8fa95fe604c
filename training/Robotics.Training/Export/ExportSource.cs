using Robotics.Training.Data;
using Robotics.Training.Models;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export;

/// <summary>A model to export: weights from a file, and the manifest that goes with them.</summary>
/// <param name="Model">The network with its weights.</param>
/// <param name="Manifest">Describes it.</param>
public sealed record ExportSource(Module<Tensor, Tensor> Model, ModelManifest Manifest)
{
    /// <summary>Input of a model whose weights do not say theirs.</summary>
    public static readonly ImageSize DefaultInput = new(288, 512);

    /// <summary>
    /// Reads weights. Those of robotics-train carry a manifest; those of other trainers need the architecture's name and get the label
    /// set of their number of classes.
    /// </summary>
    /// <param name="path">A safetensors file.</param>
    /// <param name="architecture">Registry name; null to take the file's.</param>
    /// <param name="input">Input size; null to take the file's.</param>
    /// <exception cref="ArgumentException">The file has no manifest and no architecture was named, or they disagree.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="InvalidOperationException">The file holds other weights than the architecture's.</exception>
    public static ExportSource Read(string path, string? architecture, ImageSize? input)
    {
        bool described = SafeTensors.LoadMetadata(path).ContainsKey(ModelManifest.MetadataKey);
        ExportSource source = described ? ReadDescribed(path, architecture) : ReadBare(path, architecture);
        ManifestInput asked = input is not { } size ? source.Manifest.Input
            : source.Manifest.Input with { Height = size.Height, Width = size.Width };
        return source with { Manifest = source.Manifest with { Input = asked } };
    }

    private static ExportSource ReadDescribed(string path, string? architecture)
    {
        (Module<Tensor, Tensor> model, ModelManifest manifest) = ModelFile.Read(path);
        return architecture is null || architecture == manifest.Architecture
            ? new ExportSource(model, manifest)
            : throw new ArgumentException($"{path} holds {manifest.Architecture}, not {architecture}.");
    }

    private static ExportSource ReadBare(string path, string? architecture)
    {
        ModelEntry entry = ModelRegistry.GetSegmentation(
            architecture ?? throw new ArgumentException($"{path} does not say which architecture it holds; name it with --model."));
        int classes = CountClasses(path, entry);
        Module<Tensor, Tensor> model = entry.Create(classes);
        ModelFile.Initialise(path, model, entry);
        return new ExportSource(model, ModelFile.Describe(Path.GetFileNameWithoutExtension(path), entry, classes, DefaultInput));
    }

    private static int CountClasses(string path, ModelEntry entry)
    {
        using DisposeScope scope = NewDisposeScope();
        return SafeTensors.Load(path).TryGetValue(entry.ClassifierPrefix + "weight", out Tensor? classifier)
            ? checked((int)classifier.shape[0])
            : throw new InvalidDataException($"{path} has no {entry.ClassifierPrefix}weight: it does not hold {entry.Name}.");
    }
}
