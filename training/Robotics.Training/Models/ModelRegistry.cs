using Robotics.Training.Models.EfficientViT;

namespace Robotics.Training.Models;

/// <summary>Every segmentation model that can be trained, by name.</summary>
public static class ModelRegistry
{
    /// <summary>All models, smallest first within a family.</summary>
    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        .. EfficientViTVariant.All.Select(variant => new ModelEntry(
            variant.Name,
            classes => new EfficientViTSeg(variant, classes),
            variant.ReferenceClasses,
            variant.ReferenceParameters,
            EfficientViTSeg.OutputStride,
            EfficientViTSeg.InputMultiple,
            variant.ClassifierPrefix)),
    ];

    /// <summary>The model of that name.</summary>
    /// <exception cref="ArgumentException">No model has that name; the message lists those that exist.</exception>
    public static ModelEntry Get(string name) =>
        Find(name)
        ?? throw new ArgumentException(
            $"There is no model \"{name}\"; choose one of {string.Join(", ", Entries.Select(entry => entry.Name))}.");

    /// <summary>The model of that name, or null.</summary>
    public static ModelEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    /// <summary>Builds the model of that name for <paramref name="classes"/> classes, with random weights.</summary>
    /// <exception cref="ArgumentException">No model has that name.</exception>
    public static FeatureModel Create(string name, int classes) => Get(name).Create(classes);
}
