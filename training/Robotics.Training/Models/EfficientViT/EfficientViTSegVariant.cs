namespace Robotics.Training.Models.EfficientViT;

/// <summary>One published segmentation model.</summary>
/// <param name="Name">Registry name.</param>
/// <param name="Size">The backbone.</param>
/// <param name="Head">The head.</param>
/// <param name="ReferenceClasses">Classes of the published model.</param>
/// <param name="ReferenceParameters">Trainable parameters of the published model.</param>
public sealed record EfficientViTSegVariant(
    string Name, EfficientViTSize Size, SegHeadShape Head, int ReferenceClasses, long ReferenceParameters)
{
    /// <summary>State-dict prefix of the one layer whose shape depends on the number of classes.</summary>
    public string ClassifierPrefix => $"head.output_ops.0.op_list.{(Head.FinalExpand is null ? 0 : 1)}.conv.";

    /// <summary>
    /// The published segmentation models. The plain names carry the Cityscapes head, <c>-ade20k</c> the one that the authors
    /// use for 150 classes.
    /// </summary>
    public static IReadOnlyList<EfficientViTSegVariant> All { get; } =
    [
        new("efficientvit-seg-b0", EfficientViTSize.B0, new SegHeadShape(32, 1, 4, 4), 19, 706_691),
        new("efficientvit-seg-b1", EfficientViTSize.B1, new SegHeadShape(64, 3, 4, 4), 19, 4_803_443),
        new("efficientvit-seg-b1-ade20k", EfficientViTSize.B1, new SegHeadShape(64, 3, 4, null), 150, 4_791_414),
        new("efficientvit-seg-b2", EfficientViTSize.B2, new SegHeadShape(96, 3, 4, 4), 19, 15_323_779),
        new("efficientvit-seg-b2-ade20k", EfficientViTSize.B2, new SegHeadShape(96, 3, 4, null), 150, 15_293_382),
        new("efficientvit-seg-b3", EfficientViTSize.B3, new SegHeadShape(128, 3, 4, 4), 19, 39_603_155),
        new("efficientvit-seg-b3-ade20k", EfficientViTSize.B3, new SegHeadShape(128, 3, 4, null), 150, 39_546_198),
        new("efficientvit-seg-l1", EfficientViTSize.L1, new SegHeadShape(256, 3, 1, null), 19, 40_242_227),
        new("efficientvit-seg-l1-ade20k", EfficientViTSize.L1, new SegHeadShape(128, 3, 4, 8), 150, 40_409_526),
        new("efficientvit-seg-l2", EfficientViTSize.L2, new SegHeadShape(256, 5, 1, null), 19, 52_607_923),
        new("efficientvit-seg-l2-ade20k", EfficientViTSize.L2, new SegHeadShape(128, 3, 4, 8), 150, 51_462_454),
    ];
}
