namespace Robotics.Inference;

/// <summary>What follows from a self-check below its threshold.</summary>
public enum SelfCheckPolicy
{
    /// <summary>Loading fails.</summary>
    Require,

    /// <summary>The model is loaded all the same; <see cref="SegmentationModel.SelfCheck"/> tells.</summary>
    Report,
}
