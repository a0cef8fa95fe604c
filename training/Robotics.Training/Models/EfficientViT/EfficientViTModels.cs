namespace Robotics.Training.Models.EfficientViT;

/// <summary>The registry rows of the family.</summary>
internal static class EfficientViTModels
{
    private const string Source = "mit-han-lab/efficientvit@de7d7733";
    private const int ClassificationSide = 224;
    private const int SegmentationSide = 512;

    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        .. EfficientViTSegVariant.All.Select(variant => new ModelEntry(
            variant.Name,
            ModelTask.Segmentation,
            (classes, ratio) => new EfficientViTSeg(variant with { Size = variant.Size.Scaled(ratio) }, classes),
            variant.ReferenceClasses,
            variant.ReferenceParameters,
            [2, 4, 8, 16, 32],
            EfficientViTSeg.OutputStride,
            EfficientViTSeg.InputMultiple,
            SegmentationSide,
            variant.ClassifierPrefix,
            Source)),
        .. EfficientViTClsVariant.All.Select(variant => new ModelEntry(
            variant.Name,
            ModelTask.Classification,
            (classes, ratio) => new EfficientViTCls(variant.Size.Scaled(ratio), variant.ConvWidth, variant.LinearWidth, classes),
            EfficientViTClsVariant.ReferenceClasses,
            variant.ReferenceParameters,
            [2, 4, 8, 16, 32],
            EfficientViTSeg.InputMultiple,
            EfficientViTSeg.InputMultiple,
            ClassificationSide,
            EfficientViTClsVariant.ClassifierPrefix,
            Source)),
    ];
}
