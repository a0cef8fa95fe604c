namespace Robotics.Inference;

/// <summary>What happens where the asked-for provider cannot be had.</summary>
public enum ProviderFallback
{
    /// <summary>Loading fails.</summary>
    None,

    /// <summary>The model runs on the CPU, and <see cref="SegmentationModel.FallbackReason"/> says why.</summary>
    Cpu,
}
