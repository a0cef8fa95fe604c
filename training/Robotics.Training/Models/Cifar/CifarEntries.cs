namespace Robotics.Training.Models.Cifar;

/// <summary>Registry rows of the classification networks that the distillation literature uses.</summary>
internal static class CifarEntries
{
    private const int Classes = 100;
    private const int Side = 32;
    private const int ImageNetClasses = 1000;
    private const int ImageNetSide = 224;
    private const string Source = "HobbitLong/RepDistiller@b84f547c, megvii-research/mdistiller@a08d46f1";
    private const string AuxiliarySource = "winycg/HSAKD@28c8dc2f";

    /// <summary>All networks, family by family.</summary>
    public static IReadOnlyList<ModelEntry> All { get; } =
    [
        .. CifarResNet.Entries,
        .. WideResNet.Entries,
        .. Vgg.Entries,
        .. MobileNetV2.Entries,
        .. ShuffleNetV1.Entries,
        .. ShuffleNetV2.Entries,
        .. ResNet.Entries,
        .. DenseNet.Entries,
        .. EfficientNet.Entries,
    ];

    public static ModelEntry Create(
        string name,
        Func<int, double, FeatureModel> build,
        long parameters,
        IReadOnlyList<int> strides,
        string classifier,
        string source = Source) => new(
        name, ModelTask.Classification, build, Classes, parameters, strides, strides[^1], Side, Side, classifier, source);

    public static ModelEntry CreateAuxiliary(
        string name, Func<int, double, FeatureModel> build, long parameters, IReadOnlyList<int> strides, string classifier) =>
        Create(name, build, parameters, strides, "backbone." + classifier, AuxiliarySource);

    public static ModelEntry CreateImageNet(
        string name, Func<int, double, FeatureModel> build, long parameters, IReadOnlyList<int> strides, string classifier) => new(
        name,
        ModelTask.Classification,
        build,
        ImageNetClasses,
        parameters,
        strides,
        strides[^1],
        strides[^1],
        ImageNetSide,
        classifier,
        "pytorch/vision");
}
