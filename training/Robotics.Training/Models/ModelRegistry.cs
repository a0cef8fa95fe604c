using Robotics.Training.Models.Cifar;
using Robotics.Training.Models.EfficientViT;
using Robotics.Training.Models.SegFormer;

namespace Robotics.Training.Models;

/// <summary>Every network, by name.</summary>
public static class ModelRegistry
{
    /// <summary>All networks, family by family, smallest first.</summary>
    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        .. EfficientViTModels.Entries,
        .. SegFormerModels.Entries,
        .. CifarEntries.All,
    ];

    /// <summary>The networks that tell one class for every pixel.</summary>
    public static IReadOnlyList<ModelEntry> Segmentation { get; } = [.. Entries.Where(entry => entry.Task == ModelTask.Segmentation)];

    /// <summary>The network of that name.</summary>
    /// <exception cref="ArgumentException">No network has that name; the message lists those that exist.</exception>
    public static ModelEntry Get(string name) => Find(name) ?? throw Unknown(name, Entries);

    /// <summary>The segmentation network of that name.</summary>
    /// <exception cref="ArgumentException">No segmentation network has that name; the message lists those that exist.</exception>
    public static ModelEntry GetSegmentation(string name) =>
        Segmentation.FirstOrDefault(entry => entry.Name == name) ?? throw Unknown(name, Segmentation);

    /// <summary>The network of that name, or null.</summary>
    public static ModelEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    /// <summary>Builds the network of that name for <paramref name="classes"/> classes, with random weights.</summary>
    /// <exception cref="ArgumentException">No network has that name.</exception>
    public static FeatureModel Create(string name, int classes) => Get(name).Create(classes);

    private static ArgumentException Unknown(string name, IReadOnlyList<ModelEntry> entries) => new(
        $"There is no model \"{name}\"; choose one of {string.Join(", ", entries.Select(entry => entry.Name))}.");
}
