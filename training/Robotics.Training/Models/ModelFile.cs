using Robotics.Training.Data;
using Robotics.Training.Quantization.Files;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>
/// Trained weights in a safetensors file: the state dictionary under its own keys, and the <see cref="ModelManifest"/> as
/// metadata. What the exporter reads and <c>--init</c> starts from.
/// </summary>
public static class ModelFile
{
    public static void Write(string path, Module<Tensor, Tensor> model, ModelManifest manifest) => SafeTensors.Save(
        path, model.state_dict(), new Dictionary<string, string> { [ModelManifest.MetadataKey] = manifest.ToJson() });

    /// <summary>A manifest of weights that come without one: the label set is that of their number of classes.</summary>
    public static ModelManifest Describe(string name, ModelEntry entry, int classes, ImageSize input)
    {
        LabelSet labels = classes == LabelSet.Cityscapes.Count ? LabelSet.Cityscapes
            : classes == LabelSet.Ade20k.Count ? LabelSet.Ade20k
            : LabelSet.Generic(classes);
        return new ModelManifest(
            name,
            labels.Names,
            labels.Colors,
            new ManifestInput(input.Height, input.Width, PixelStatistics.Mean, PixelStatistics.Std),
            new ManifestOutput(OutputKind.Logits, entry.Stride),
            entry.Name);
    }

    /// <summary>What the file says about itself.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or has no manifest.</exception>
    public static ModelManifest ReadManifest(string path) =>
        SafeTensors.LoadMetadata(path).TryGetValue(ModelManifest.MetadataKey, out string? json)
            ? ModelManifest.FromJson(json)
            : throw new InvalidDataException($"{path} has no manifest: it was not written by robotics-train.");

    /// <summary>Builds the model that the manifest names, with the file's weights.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or has no manifest.</exception>
    public static (Module<Tensor, Tensor> Model, ModelManifest Manifest) Read(string path)
    {
        ModelManifest manifest = ReadManifest(path);
        Module<Tensor, Tensor> model = ModelRegistry.Create(manifest.Architecture, manifest.Classes.Count);
        using DisposeScope scope = NewDisposeScope();
        model.load_state_dict(PackedModelFile.Load(path));
        return (model, manifest);
    }

    /// <summary>
    /// Copies the file's weights into <paramref name="model"/>. The classifier is left as it is where the number of classes
    /// differs. Any safetensors file with the architecture's keys serves.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="InvalidOperationException">The file holds another architecture.</exception>
    public static void Initialise(string path, Module<Tensor, Tensor> model, ModelEntry entry)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> weights = PackedModelFile.Load(path);
        string[] classifier = [.. model.state_dict().Keys.Where(key => key.StartsWith(entry.ClassifierPrefix, StringComparison.Ordinal))];
        bool sameClasses = classifier.All(key =>
            weights.TryGetValue(key, out Tensor? other) && other.shape.SequenceEqual(model.state_dict()[key].shape));
        model.load_state_dict(weights, skip: sameClasses ? null : classifier);
    }
}
