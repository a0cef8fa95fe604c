namespace Robotics.Training.Models.EfficientViT;

/// <summary>The two series of backbones.</summary>
public enum EfficientViTSeries
{
    /// <summary>Depthwise convolutions and hard swish: small and made for CPUs and edge devices.</summary>
    B,

    /// <summary>Fused convolutions and GELU: made for GPUs.</summary>
    L,
}
