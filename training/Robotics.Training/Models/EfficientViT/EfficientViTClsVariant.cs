namespace Robotics.Training.Models.EfficientViT;

/// <summary>One published classification model.</summary>
/// <param name="Name">Registry name.</param>
/// <param name="Size">The backbone.</param>
/// <param name="ConvWidth">Channels of the head's convolution.</param>
/// <param name="LinearWidth">Features of the head's first linear layer.</param>
/// <param name="ReferenceParameters">Trainable parameters with 1000 classes.</param>
public sealed record EfficientViTClsVariant(
    string Name, EfficientViTSize Size, int ConvWidth, int LinearWidth, long ReferenceParameters)
{
    /// <summary>Classes of ImageNet.</summary>
    public const int ReferenceClasses = 1000;

    /// <summary>State-dict prefix of the one layer whose shape depends on the number of classes.</summary>
    public const string ClassifierPrefix = "head.op_list.3.linear.";

    /// <summary>The published classification models.</summary>
    public static IReadOnlyList<EfficientViTClsVariant> All { get; } =
    [
        new("efficientvit-b0", EfficientViTSize.B0, 1024, 1280, 3_410_008),
        new("efficientvit-b1", EfficientViTSize.B1, 1536, 1600, 9_102_024),
        new("efficientvit-b2", EfficientViTSize.B2, 2304, 2560, 24_330_712),
        new("efficientvit-b3", EfficientViTSize.B3, 2304, 2560, 48_646_056),
        new("efficientvit-l1", EfficientViTSize.L1, 3072, 3200, 52_654_088),
        new("efficientvit-l2", EfficientViTSize.L2, 3072, 3200, 63_707_016),
        new("efficientvit-l3", EfficientViTSize.L3, 6144, 6400, 246_037_288),
    ];
}
