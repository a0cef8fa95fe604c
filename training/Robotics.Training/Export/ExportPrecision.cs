namespace Robotics.Training.Export;

/// <summary>Type of an exported graph's weights and of its arithmetic. Input and output are float32 in any.</summary>
public enum ExportPrecision
{
    /// <summary>32 bits.</summary>
    Fp32,

    /// <summary>16 bits, but for sums that 16 bits cannot hold.</summary>
    Fp16,
}
