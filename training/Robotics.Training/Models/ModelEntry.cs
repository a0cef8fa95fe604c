namespace Robotics.Training.Models;

/// <summary>One registered segmentation model: normalised RGB (N, 3, H, W) to logits (N, classes, H / Stride, W / Stride).</summary>
/// <param name="Name">Name on the command line and in manifests.</param>
/// <param name="Create">Builds the model with random weights for a number of classes.</param>
/// <param name="ReferenceClasses">Classes for which <paramref name="ReferenceParameters"/> is stated.</param>
/// <param name="ReferenceParameters">Trainable parameters with <paramref name="ReferenceClasses"/> classes.</param>
/// <param name="Stride">Input pixels per logit along each side.</param>
/// <param name="InputMultiple">Both sides of the input are multiples of this.</param>
/// <param name="ClassifierPrefix">State-dict prefix of the one layer whose shape depends on the number of classes.</param>
public sealed record ModelEntry(
    string Name,
    Func<int, FeatureModel> Create,
    int ReferenceClasses,
    long ReferenceParameters,
    int Stride,
    int InputMultiple,
    string ClassifierPrefix);
