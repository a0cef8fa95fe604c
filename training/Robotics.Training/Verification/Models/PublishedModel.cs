using Robotics.Training.Models;

namespace Robotics.Training.Verification.Models;

/// <summary>The model and the number of classes that a published name stands for.</summary>
internal sealed record PublishedModel(ModelEntry Entry, int Classes)
{
    private static readonly string[] DatasetSuffixes = ["-cityscapes", "-ade20k"];

    /// <summary>
    /// Looks a published name up in the registry, by itself and without the data set behind it. The number of classes follows from the
    /// classifier among the published tensors, or is the entry's own where they are not known.
    /// </summary>
    public static PublishedModel? Find(string name, IReadOnlyDictionary<string, long[]>? stateShapes = null)
    {
        string[] names = [name, .. DatasetSuffixes.Where(name.EndsWith).Select(suffix => name[..^suffix.Length])];
        ModelEntry? entry = names.Select(ModelRegistry.Find).FirstOrDefault(found => found is not null);
        return entry is null ? null : new PublishedModel(entry, ClassesOf(entry, stateShapes));
    }

    public FeatureModel Create() => Entry.Create(Classes);

    private static int ClassesOf(ModelEntry entry, IReadOnlyDictionary<string, long[]>? stateShapes) =>
        stateShapes is not null && stateShapes.TryGetValue(entry.ClassifierPrefix + "weight", out long[]? shape)
            ? (int)shape[0]
            : entry.ReferenceClasses;
}
