using static TorchSharp.torch;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// A backbone with the heads of HSAKD behind its feature maps. Features: those of the backbone, ss0 ... (logits of the heads), logits.
/// </summary>
public sealed class AuxiliaryModel : FeatureModel
{
    public readonly FeatureModel backbone;
    public readonly AuxiliaryClassifier auxiliary_classifier;

    private readonly string[] _tapped;

    /// <param name="backbone">The network itself.</param>
    /// <param name="tapped">Names of the feature maps that have a head.</param>
    /// <param name="auxiliary">The heads.</param>
    internal AuxiliaryModel(FeatureModel backbone, string[] tapped, AuxiliaryClassifier auxiliary)
        : base(nameof(AuxiliaryModel))
    {
        this.backbone = backbone;
        auxiliary_classifier = auxiliary;
        _tapped = tapped;
        RegisterComponents();
    }

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        FeatureTaps features = backbone.Features(input);
        string logits = features.Names[^1];
        foreach (string name in features.Names.Where(name => name != logits))
        {
            taps.Add(name, features[name]);
        }

        IReadOnlyList<Tensor> heads = auxiliary_classifier.Classify([.. _tapped.Select(name => features[name])]);
        for (int i = 0; i < heads.Count; i++)
        {
            taps.Add($"ss{i}", heads[i]);
        }

        return taps.Add(logits, features[logits]);
    }
}
