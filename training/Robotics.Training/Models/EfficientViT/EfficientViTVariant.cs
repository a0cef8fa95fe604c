namespace Robotics.Training.Models.EfficientViT;

/// <summary>One row of the B series.</summary>
/// <param name="Name">Registry name.</param>
/// <param name="Widths">Channels of the stem and of the four stages.</param>
/// <param name="Depths">Blocks of the stem and of the four stages.</param>
/// <param name="HeadDimension">Channels of one attention head.</param>
/// <param name="HeadWidth">Channels of the segmentation head.</param>
/// <param name="HeadDepth">Blocks of the segmentation head.</param>
/// <param name="FinalExpand">Expansion before the classifier; null where the head has none.</param>
/// <param name="ReferenceClasses">Classes of the published model.</param>
/// <param name="ReferenceParameters">Trainable parameters of the published model.</param>
public sealed record EfficientViTVariant(
    string Name,
    IReadOnlyList<int> Widths,
    IReadOnlyList<int> Depths,
    int HeadDimension,
    int HeadWidth,
    int HeadDepth,
    int? FinalExpand,
    int ReferenceClasses,
    long ReferenceParameters)
{
    /// <summary>State-dict prefix of the one layer whose shape depends on the number of classes.</summary>
    public string ClassifierPrefix => FinalExpand is null ? "head.output_ops.0.op_list.0." : "head.output_ops.0.op_list.1.";

    /// <summary>
    /// The published segmentation models. The plain names carry the Cityscapes head, <c>-ade20k</c> the one that the authors
    /// use for 150 classes.
    /// </summary>
    public static IReadOnlyList<EfficientViTVariant> All { get; } =
    [
        new("efficientvit-seg-b0", [8, 16, 32, 64, 128], [1, 2, 2, 2, 2], 16, 32, 1, 4, 19, 706_691),
        new("efficientvit-seg-b1", [16, 32, 64, 128, 256], [1, 2, 3, 3, 4], 16, 64, 3, 4, 19, 4_803_443),
        new("efficientvit-seg-b1-ade20k", [16, 32, 64, 128, 256], [1, 2, 3, 3, 4], 16, 64, 3, null, 150, 4_791_414),
        new("efficientvit-seg-b2", [24, 48, 96, 192, 384], [1, 3, 4, 4, 6], 32, 96, 3, 4, 19, 15_323_779),
        new("efficientvit-seg-b2-ade20k", [24, 48, 96, 192, 384], [1, 3, 4, 4, 6], 32, 96, 3, null, 150, 15_293_382),
        new("efficientvit-seg-b3", [32, 64, 128, 256, 512], [1, 4, 6, 6, 9], 32, 128, 3, 4, 19, 39_603_155),
        new("efficientvit-seg-b3-ade20k", [32, 64, 128, 256, 512], [1, 4, 6, 6, 9], 32, 128, 3, null, 150, 39_546_198),
    ];
}
