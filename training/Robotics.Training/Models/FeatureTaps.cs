using static TorchSharp.torch;

namespace Robotics.Training.Models;

/// <summary>The named feature maps of one forward pass, in the order in which it made them.</summary>
public sealed class FeatureTaps
{
    private readonly OrderedDictionary<string, Tensor> _features = [];

    /// <summary>Names in order.</summary>
    public IReadOnlyList<string> Names => _features.Keys;

    /// <summary>The feature map of that name.</summary>
    /// <exception cref="ArgumentException">The model has no feature of that name; the message lists those it has.</exception>
    public Tensor this[string name] => _features.TryGetValue(name, out Tensor? feature)
        ? feature
        : throw new ArgumentException($"The model has no feature \"{name}\", only {string.Join(", ", Names)}.");

    /// <summary>Whether there is a feature of that name.</summary>
    public bool Contains(string name) => _features.ContainsKey(name);

    /// <summary>Keeps a feature map under a name and gives it back.</summary>
    public Tensor Add(string name, Tensor feature)
    {
        _features.Add(name, feature);
        return feature;
    }
}
