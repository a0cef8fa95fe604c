namespace Robotics.Vision;

/// <summary>What the numbers of a segmentation model's output are; in JSON the names in lower case.</summary>
public enum OutputKind
{
    /// <summary>Unnormalised class scores, float32 <c>[1, classes, h, w]</c>.</summary>
    Logits,

    /// <summary>Class ids <c>[1, h, w]</c>.</summary>
    Labels,

    /// <summary>Class probabilities, float32 <c>[1, classes, h, w]</c>.</summary>
    Probabilities,
}
