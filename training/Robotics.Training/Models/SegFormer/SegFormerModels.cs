namespace Robotics.Training.Models.SegFormer;

/// <summary>The registry rows of the family.</summary>
internal static class SegFormerModels
{
    private const int ReferenceSide = 512;

    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        .. SegFormerVariant.All.Select(variant => new ModelEntry(
            variant.Name,
            ModelTask.Segmentation,
            (classes, ratio) => new SegFormerSeg(variant.Scaled(ratio), classes),
            SegFormerVariant.ReferenceClasses,
            variant.ReferenceParameters,
            [4, 8, 16, 32],
            SegFormerSeg.OutputStride,
            SegFormerSeg.InputMultiple,
            ReferenceSide,
            "decode_head.classifier.",
            "huggingface/transformers@01ae98ae, NVlabs/SegFormer@65fa8cfa")),
    ];
}
