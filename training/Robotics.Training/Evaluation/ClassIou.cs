using Robotics.Vision;

namespace Robotics.Training.Evaluation;

/// <summary>Intersection over union by class name.</summary>
public static class ClassIou
{
    /// <summary>The classes that occur in truth or prediction, in the order of their ids.</summary>
    public static IReadOnlyDictionary<string, double> ByName(ConfusionMatrix confusion, LabelSet labels) =>
        new OrderedDictionary<string, double>(Enumerable.Range(0, labels.Count)
            .Where(id => confusion.Union(id) > 0)
            .Select(id => KeyValuePair.Create(labels.Names[id], confusion.ClassIou(id))));
}
