using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// The self-supervised heads of HSAKD (Yang et al., IJCAI 2021; keys of winycg/HSAKD): one for each feature map of a backbone, telling
/// class and rotation at once.
/// </summary>
public sealed class AuxiliaryClassifier : Module
{
    /// <summary>Rotations by quarter turns.</summary>
    public const int Rotations = 4;

    private readonly List<(Sequential Extractor, Module<Tensor, Tensor>? Tail, Linear Classifier)> _heads = [];

    /// <param name="extractors">What turns each feature map into one like the backbone's last.</param>
    /// <param name="features">Channels behind the extractors or their tails.</param>
    /// <param name="classes">Classes of the backbone.</param>
    /// <param name="tailKey">Key of further modules, numbered from 1; null where there are none.</param>
    /// <param name="createTail">Builds one of them.</param>
    internal AuxiliaryClassifier(
        IReadOnlyList<Sequential> extractors,
        int features,
        int classes,
        string? tailKey = null,
        Func<Module<Tensor, Tensor>>? createTail = null)
        : base(nameof(AuxiliaryClassifier))
    {
        foreach (Sequential extractor in extractors)
        {
            _heads.Add((extractor, createTail?.Invoke(), Linear(features, classes * Rotations)));
        }

        Register("block_extractor", head => head.Extractor);
        if (tailKey is not null)
        {
            Register(tailKey, head => head.Tail!);
        }

        Register("fc", head => head.Classifier);
        Layers.Initialise(this);
    }

    /// <summary>Logits (N, Rotations * classes) of each feature map.</summary>
    public IReadOnlyList<Tensor> Classify(IReadOnlyList<Tensor> features) => [.. _heads.Zip(features, (head, feature) =>
    {
        Tensor x = head.Extractor.call(feature);
        return head.Classifier.call(Layers.Pool(head.Tail is null ? x : head.Tail.call(x).relu()));
    })];

    private void Register(string key, Func<(Sequential Extractor, Module<Tensor, Tensor>? Tail, Linear Classifier), Module> part)
    {
        for (int i = 0; i < _heads.Count; i++)
        {
            register_module($"{key}{i + 1}", part(_heads[i]));
        }
    }
}
