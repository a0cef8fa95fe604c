namespace Robotics.Training.Models;

/// <summary>What a network tells about a picture.</summary>
public enum ModelTask
{
    /// <summary>One class for the picture: logits (N, classes).</summary>
    Classification,

    /// <summary>One class for every pixel: logits (N, classes, H / stride, W / stride).</summary>
    Segmentation,
}
