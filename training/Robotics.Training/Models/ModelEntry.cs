namespace Robotics.Training.Models;

/// <summary>One registered network: normalised RGB (N, 3, H, W) to logits.</summary>
/// <param name="Name">Name on the command line and in manifests.</param>
/// <param name="Task">What the logits mean.</param>
/// <param name="Build">Builds the network with random weights for a number of classes and a ratio of widths.</param>
/// <param name="ReferenceClasses">Classes for which <paramref name="ReferenceParameters"/> is stated.</param>
/// <param name="ReferenceParameters">Trainable parameters with <paramref name="ReferenceClasses"/> classes.</param>
/// <param name="FeatureStrides">Input pixels per feature along each side, stage by stage.</param>
/// <param name="Stride">Input pixels per logit along each side; of the last feature map where the picture has one class.</param>
/// <param name="InputMultiple">Both sides of the input are multiples of this.</param>
/// <param name="ReferenceSide">Side of the square input for which multiply-adds are stated.</param>
/// <param name="ClassifierPrefix">State-dict prefix of the one layer whose shape depends on the number of classes.</param>
/// <param name="Source">Repository that the network follows, with its commit where numbers of it are kept.</param>
public sealed record ModelEntry(
    string Name,
    ModelTask Task,
    Func<int, double, FeatureModel> Build,
    int ReferenceClasses,
    long ReferenceParameters,
    IReadOnlyList<int> FeatureStrides,
    int Stride,
    int InputMultiple,
    int ReferenceSide,
    string ClassifierPrefix,
    string Source)
{
    /// <summary>Builds the network with random weights.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="widthRatio">What the numbers of channels are multiplied by, for ensembles of unequal widths.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public FeatureModel Create(int classes, double widthRatio = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthRatio);
        return Build(classes, widthRatio);
    }
}
