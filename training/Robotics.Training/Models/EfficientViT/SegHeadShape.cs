namespace Robotics.Training.Models.EfficientViT;

/// <summary>Size of a segmentation head.</summary>
/// <param name="Width">Channels.</param>
/// <param name="Depth">Blocks between fusion and classifier.</param>
/// <param name="Expand">Expansion within the blocks.</param>
/// <param name="FinalExpand">Expansion before the classifier; null where there is none.</param>
public sealed record SegHeadShape(int Width, int Depth, int Expand, int? FinalExpand);
