namespace Robotics.Training.Distillation;

/// <summary>What a self-supervised branch tells of a picture that was turned by quarters.</summary>
public enum Pretext
{
    /// <summary>By how many quarters: four classes a picture.</summary>
    Rotation,

    /// <summary>The class and the quarters together, as in HSAKD: four times the classes. For classification.</summary>
    Joint,

    /// <summary>By how many quarters, at every place of the feature map.</summary>
    DenseRotation,
}
