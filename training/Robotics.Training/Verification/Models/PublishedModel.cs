using Robotics.Training.Models;

namespace Robotics.Training.Verification.Models;

/// <summary>The model and the number of classes that a published name stands for.</summary>
internal sealed record PublishedModel(ModelEntry Entry, int Classes)
{
    private static readonly string[] SourcePrefixes = ["mdistiller_", "hsakd_"];
    private static readonly string[] DatasetSuffixes = ["-cityscapes", "-ade20k"];

    /// <summary>
    /// Looks a published name up in the registry, by itself and without the source before or the data set behind it. The number of classes
    /// is the entry's own where it is not given.
    /// </summary>
    public static PublishedModel? Find(string name, int? classes = null)
    {
        string[] names =
        [
            name,
            .. SourcePrefixes.Where(name.StartsWith).Select(prefix => name[prefix.Length..]),
            .. DatasetSuffixes.Where(name.EndsWith).Select(suffix => name[..^suffix.Length]),
        ];
        ModelEntry? entry = names.Select(ModelRegistry.Find).FirstOrDefault(found => found is not null);
        return entry is null ? null : new PublishedModel(entry, classes ?? entry.ReferenceClasses);
    }

    /// <summary>The same, with as many classes as the classifier among the published tensors has outputs.</summary>
    public static PublishedModel? Find(string name, IReadOnlyDictionary<string, long[]> stateShapes) =>
        Find(name) is { Entry: var entry } && stateShapes.TryGetValue(entry.ClassifierPrefix + "weight", out long[]? shape)
            ? new PublishedModel(entry, (int)shape[0])
            : Find(name);

    public FeatureModel Create() => Entry.Create(Classes);
}
